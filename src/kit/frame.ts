import { useRouteLoaderData } from 'react-router'

/** What every page stands under; the web app says what that is. */
export interface Frame {}

const frameRoute = 'layouts/business'

/** Gives what every page stands under: the business and, if signed in, the customer. */
export function useFrame(): Frame {
  const frame = useRouteLoaderData<Frame>(frameRoute)
  if (!frame) throw new Error('This part stands inside the frame only')
  return frame
}
