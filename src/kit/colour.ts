export type Oklch = { l: number; c: number; h: number }
type Linear = readonly [number, number, number]

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const fromLinear = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)
const inGamut = (rgb: Linear) => rgb.every((v) => v >= -1e-4 && v <= 1 + 1e-4)

function linearOf(hex: string): Linear {
  const n = Number.parseInt(hex.slice(1), 16)
  return [toLinear((n >> 16) / 255), toLinear(((n >> 8) & 255) / 255), toLinear((n & 255) / 255)]
}

function linearFromOklch({ l, c, h }: Oklch): Linear {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

/** Tells whether the text is a colour written `#rrggbb`. */
export const isHexColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** Turns `#rrggbb` into OKLCH: lightness 0–1, chroma, hue in degrees. */
export function oklchOf(hex: string): Oklch {
  const [r, g, b] = linearOf(hex)
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const y = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return { l, c: Math.hypot(a, y), h: ((Math.atan2(y, a) * 180) / Math.PI + 360) % 360 }
}

/** Turns OKLCH into `#rrggbb`, giving up chroma, never lightness or hue, where the screen cannot show it. */
export function hexOf(colour: Oklch): string {
  let c = colour.c
  let rgb = linearFromOklch({ ...colour, c })
  for (let step = 0; step < 24 && !inGamut(rgb); step++) {
    c *= 0.9
    rgb = linearFromOklch({ ...colour, c })
  }
  if (!inGamut(rgb)) rgb = linearFromOklch({ ...colour, c: 0 })
  const channel = (v: number) => Math.round(Math.min(1, Math.max(0, fromLinear(v))) * 255)
  return `#${rgb.map((v) => channel(v).toString(16).padStart(2, '0')).join('')}`
}

function luminance(hex: string): number {
  const [r, g, b] = linearOf(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Gives the WCAG contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(one) + 0.05
  const b = luminance(other) + 0.05
  return a > b ? a / b : b / a
}
