import { createContext } from 'react'

/** What only the server knows while it renders a page: the policy's nonce, and scripts worth fetching early. */
export const PageFacts = createContext<{ nonce?: string; preload?: string }>({})
