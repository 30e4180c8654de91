import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** After a change of page without reload, moves the focus to the new page's heading, so that it is read out. */
export function Arrival() {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    const content = document.getElementById('content')
    const heading = content?.querySelector<HTMLElement>('h1')
    if (!heading || content?.contains(document.activeElement)) return
    heading.tabIndex = -1
    heading.classList.add('outline-none')
    heading.focus({ preventScroll: true })
  }, [pathname])
  return null
}
