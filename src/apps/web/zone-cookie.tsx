import { useEffect } from 'react'
import { useReader } from '#kit/text.tsx'

/** Tells the server, from the second page on, what zone the reader's own clock shows. */
export function ZoneCookie() {
  const { zone } = useReader()
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (own !== zone)
      document.cookie = `zone=${encodeURIComponent(own)}; Path=/; Max-Age=31536000; SameSite=Lax`
  }, [zone])
  return null
}
