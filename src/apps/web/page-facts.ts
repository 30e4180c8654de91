import { createContext } from 'react'

/** What a page needs of the policy it stands under, and, while the server renders, scripts worth fetching early. */
export const PageFacts = createContext<{ nonce?: string; preload?: string }>({})
