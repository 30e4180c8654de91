import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, hexOf, oklchOf } from './colour.ts'
import { defaultColour, grounds, themeOf, themeSheet, type Accent } from './theme.ts'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

function expectReadable(accent: Accent, ground: readonly string[], where: string) {
  expect(contrast(accent.onFill, accent.fill), `${where}: words on a button`).toBeGreaterThanOrEqual(4.5)
  expect(
    contrast(accent.onFill, accent.fillHover),
    `${where}: words on a hovered button`,
  ).toBeGreaterThanOrEqual(4.5)
  expect(contrast(accent.ink, accent.wash), `${where}: coloured words on the wash`).toBeGreaterThanOrEqual(
    4.5,
  )
  for (const under of ground) {
    expect(contrast(accent.ink, under), `${where}: coloured words on ${under}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(accent.edge, under), `${where}: a control's edge on ${under}`).toBeGreaterThanOrEqual(3)
  }
}

describe('whatever colour a business chooses', () => {
  test('its words and controls stay readable in light and dark', () => {
    fc.assert(
      fc.property(colours, (color) => {
        const theme = themeOf({ color })
        expectReadable(theme.light, Object.values(grounds.light), `${color} light`)
        expectReadable(theme.dark, Object.values(grounds.dark), `${color} dark`)
      }),
      {
        numRuns: 1200,
        examples: [['#000000'], ['#ffffff'], ['#ffe600'], ['#00ff00'], ['#0000ff'], ['#777777']],
      },
    )
  })

  test('a colour that already reads well is used as it is', () => {
    expect(themeOf({ color: '#1f6f5c' }).light.fill).toBe('#1f6f5c')
    expect(themeOf({ color: '#4338ca' }).light.onFill).toBe('#ffffff')
  })

  test('a bright yellow keeps its brightness and gets dark words', () => {
    const { light } = themeOf({ color: '#ffd400' })
    expect(light.fill).toBe('#ffd400')
    expect(contrast(light.onFill, '#000000')).toBeLessThan(1.3)
  })

  test('what is not a colour never reaches the page', () => {
    const sheet = themeSheet(themeOf({ color: '</style><script>' }))
    expect(sheet).not.toContain('<')
    expect(sheet).toContain(themeOf({ color: defaultColour }).light.fill)
  })
})

test('a colour survives the way to OKLCH and back', () => {
  fc.assert(
    fc.property(colours, (color) => {
      expect(hexOf(oklchOf(color))).toBe(color)
    }),
  )
})

test('the grounds measured here are the ones the style sheet paints', () => {
  const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  const painted = (name: string, mode: 'light' | 'dark') => {
    const line = new RegExp(`--${name}: light-dark\\((.+)\\)`).exec(sheet)?.[1] ?? ''
    const [l, c, h] = [...line.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)]
      .at(mode === 'light' ? 0 : 1)!
      .slice(1)
      .map(Number) as [number, number, number]
    return hexOf({ l, c, h })
  }
  for (const mode of ['light', 'dark'] as const) {
    for (const [name, hex] of Object.entries(grounds[mode]))
      expect(painted(name, mode), `${mode} ${name}`).toBe(hex)
  }
})
