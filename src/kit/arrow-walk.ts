import { useEffect, type RefObject } from 'react'

/** Lets the arrow keys, Home and End walk along the links inside an element; `row` is how many stand in a row. */
export function useArrowWalk(place: RefObject<HTMLElement | null>, row = 1): void {
  useEffect(() => {
    const element = place.current!
    const walk = (event: KeyboardEvent) => {
      const links = [...element.querySelectorAll('a')]
      const at = links.findIndex((link) => link === document.activeElement)
      const step = stepOf(event.key, at, links.length, row, getComputedStyle(element).direction === 'rtl')
      if (at < 0 || step === 0) return
      event.preventDefault()
      links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus()
    }
    element.addEventListener('keydown', walk)
    return () => element.removeEventListener('keydown', walk)
  }, [place, row])
}

function stepOf(key: string, at: number, count: number, row: number, isTurned: boolean): number {
  const forward = isTurned ? -1 : 1
  if (key === 'ArrowRight') return forward
  if (key === 'ArrowLeft') return -forward
  if (key === 'Home') return -at
  if (key === 'End') return count - 1 - at
  if (row === 1) return 0
  return key === 'ArrowDown' ? row : key === 'ArrowUp' ? -row : 0
}
