import { contrast, hexOf, isHexColour, oklchOf, type Oklch } from './colour.ts'

export const fonts = ['inter', 'serif', 'rounded', 'system'] as const
export const radii = ['soft', 'round', 'square'] as const
export type Font = (typeof fonts)[number]
export type Radius = (typeof radii)[number]
export type Branding = { color: string; font?: Font; radius?: Radius }

/**
 * What a business's one colour becomes, each `#rrggbb`: `fill` (buttons) with `onFill` text and `fillHover`; `edge`, the
 * line that keeps a pale fill visible; `ink`, the colour as text and selected borders; `wash`, its faint ground.
 */
export type Accent = {
  fill: string
  fillHover: string
  onFill: string
  edge: string
  ink: string
  wash: string
}
export type Theme = { light: Accent; dark: Accent; font: Font; radius: Radius }

/** The neutral grounds an accent may stand on; the same values as in tokens.css (a test compares them). */
export const grounds = {
  light: { canvas: '#fbf9f8', surface: '#ffffff', sunken: '#f2f0ee' },
  dark: { canvas: '#100e0c', surface: '#1a1715', raised: '#23211e', sunken: '#151311' },
} as const

export const defaultColour = '#1f6f5c'
const paper = '#ffffff'
const coal = '#16130f'
const textContrast = 4.5
const controlContrast = 3

const lowest = (hex: string, against: readonly string[]) => Math.min(...against.map((g) => contrast(hex, g)))

/** Walks lightness in one direction until the colour stands off every ground by the wanted contrast. */
function until(colour: Oklch, step: number, wanted: number, against: readonly string[]): string {
  let l = colour.l
  let hex = hexOf(colour)
  while (lowest(hex, against) < wanted && l > 0 && l < 1) {
    l = Math.min(1, Math.max(0, l + step))
    hex = hexOf({ ...colour, l })
  }
  return hex
}

function fillFor(colour: Oklch): { fill: string; onFill: string } {
  const own = hexOf(colour)
  if (contrast(own, paper) >= textContrast) return { fill: own, onFill: paper }
  if (contrast(own, paper) >= controlContrast) {
    return { fill: until(colour, -0.005, textContrast, [paper]), onFill: paper }
  }
  return { fill: own, onFill: coal }
}

function accentOf(colour: Oklch, mode: 'light' | 'dark'): Accent {
  const ground: readonly string[] = Object.values(grounds[mode])
  const away = mode === 'light' ? -0.005 : 0.005
  const start = mode === 'light' ? colour : { ...colour, l: Math.max(colour.l, 0.5) }
  const { fill, onFill } = fillFor(start)
  const wash = hexOf(
    mode === 'light'
      ? { ...colour, l: 0.962, c: Math.min(colour.c * 0.25, 0.032) }
      : { ...colour, l: 0.275, c: Math.min(colour.c * 0.4, 0.05) },
  )
  const hover = oklchOf(fill)
  return {
    fill,
    onFill,
    fillHover: hexOf({ ...hover, l: Math.min(1, Math.max(0, hover.l + (onFill === paper ? -0.05 : 0.05))) }),
    edge: until(oklchOf(fill), away, controlContrast, ground),
    ink: until(start, away, textContrast, [...ground, wash]),
    wash,
  }
}

const known = new Map<string, Theme>()
const knownAtMost = 1000

/** The same as themeOf, remembered: for pages, which ask for the same few again and again. */
export function knownThemeOf(branding: Branding): Theme {
  const key = `${branding.color} ${branding.font} ${branding.radius}`
  const found = known.get(key) ?? themeOf(branding)
  if (known.size >= knownAtMost) known.clear()
  known.set(key, found)
  return found
}

/** Derives a business's whole accent, light and dark, from one colour: text ≥ 4.5:1, controls ≥ 3:1, whatever it is. */
export function themeOf(branding: Branding): Theme {
  const colour = oklchOf(isHexColour(branding.color) ? branding.color : defaultColour)
  return {
    light: accentOf(colour, 'light'),
    dark: accentOf(colour, 'dark'),
    font: branding.font ?? 'inter',
    radius: branding.radius ?? 'soft',
  }
}

const names: Record<keyof Accent, string> = {
  fill: '--fill',
  fillHover: '--fill-hover',
  onFill: '--on-fill',
  edge: '--edge',
  ink: '--accent',
  wash: '--wash',
}

/** Writes a theme as the one style sheet a page carries: only custom properties, with values made here. */
export function themeSheet(theme: Theme): string {
  const parts = (Object.keys(names) as (keyof Accent)[]).map(
    (part) => `${names[part]}:light-dark(${theme.light[part]},${theme.dark[part]})`,
  )
  return `:root{${parts.join(';')}}`
}
