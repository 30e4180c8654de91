import bidiFactory from 'bidi-js'
import { fontFor, isArabic, writeIn, type Weight } from './pdf-fonts.ts'

const bidi = bidiFactory()

/** How a text is set: size in points, width of the column, the direction it runs in as a whole. */
export type Setting = {
  size: number
  weight: Weight
  colour: string
  width: number
  dir: 'ltr' | 'rtl'
  leading?: number
  mostLines?: number
}

type Piece = { text: string; font: string; width: number }
/** A line ready to draw; `to` is where it ends in the text. */
export type Line = { pieces: Piece[]; width: number; to: number }

const invisible = /[\p{Cc}\p{Cf}]/u

/**
 * Sets a text into lines that fit the column: wrapped between words in reading order, then each line ordered for the eye
 * by the Unicode bidirectional algorithm. Letters are shaped by the font; what no font here can draw is left out. Text
 * beyond `mostLines` ends in three dots.
 */
export function setLines(doc: PDFKit.PDFDocument, text: string, setting: Setting): Line[] {
  const source = text.replace(/\s+/gu, ' ').trim()
  const lines = setAll(doc, source, setting)
  const most = setting.mostLines ?? lines.length
  if (lines.length <= most) return lines
  // The three dots may need room of their own, so letters go until they have it.
  for (let end = lines[most - 1]!.to; end > 0; end -= 1) {
    const cut = setAll(doc, `${source.slice(0, end).trimEnd()}…`, setting)
    if (cut.length <= most) return cut
  }
  return lines.slice(0, most)
}

function setAll(doc: PDFKit.PDFDocument, source: string, setting: Setting): Line[] {
  const levels = bidi.getEmbeddingLevels(source, setting.dir)
  const order = (from: number, to: number) => visualOrder(source, levels, from, to)
  const measure = (from: number, to: number) => piecesOf(doc, source, levels.levels, order(from, to), setting)
  const lines: Line[] = []
  for (const [from, to] of wrap(source, setting.width, (start, end) => widthOf(measure(start, end)))) {
    const pieces = measure(from, to)
    lines.push({ pieces, width: widthOf(pieces), to })
  }
  return lines
}

const widthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, piece) => sum + piece.width, 0)

/** The stretches of text that become lines: as many words as fit; a word wider than the column is cut. */
function* wrap(
  text: string,
  width: number,
  measure: (from: number, to: number) => number,
): Generator<[number, number]> {
  const space = text.includes(' ') ? measure(text.indexOf(' '), text.indexOf(' ') + 1) : 0
  let from = 0
  let to = 0
  let used = 0
  for (const [start, end] of wordsOf(text, width, measure)) {
    const wide = measure(start, end)
    const gap = start > to ? space : 0
    if (to > from && used + gap + wide > width) {
      yield [from, to]
      from = start
      used = wide
    } else used += (to > from ? gap : 0) + wide
    to = end
  }
  if (to > from) yield [from, to]
}

/** Where words begin and end; one wider than the column comes in as many pieces as it takes. */
function* wordsOf(
  text: string,
  width: number,
  measure: (from: number, to: number) => number,
): Generator<[number, number]> {
  for (const { index, 0: word } of text.matchAll(/[^ ]+/g)) {
    let from = index
    const end = index + word.length
    while (measure(from, end) > width) {
      const cut = cutsIn(text, from, end).findLast((each) => measure(from, each) <= width) ?? end
      if (cut === end) break
      yield [from, cut]
      from = cut
    }
    yield [from, end]
  }
}

function cutsIn(text: string, from: number, end: number): number[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.slice(from, end))]
    .map(({ index }) => from + index)
    .slice(1)
}

/** The indices of a line's characters from left to right as the eye meets them. */
function visualOrder(
  text: string,
  levels: ReturnType<typeof bidi.getEmbeddingLevels>,
  from: number,
  to: number,
): number[] {
  const indices = Array.from({ length: to - from }, (_, index) => from + index)
  for (const [start = 0, end = 0] of bidi.getReorderSegments(text, levels, from, to - 1)) {
    const turned = indices.slice(start - from, end - from + 1).toReversed()
    indices.splice(start - from, turned.length, ...turned)
  }
  return indices
}

/** Runs of one font and direction; words apart, since the PDF writer would order the words of an Arabic run wrongly. */
function piecesOf(
  doc: PDFKit.PDFDocument,
  text: string,
  levels: Uint8Array,
  order: readonly number[],
  setting: Setting,
): Piece[] {
  const runs: { indices: number[]; font: string; isShaped: boolean; isSpace: boolean }[] = []
  for (const index of order) {
    const character = text[index]!
    const font = invisible.test(character) ? null : fontFor(character, setting.weight)
    if (!font) continue
    const isSpace = character === ' '
    const isShaped = isArabic(character) && levels[index]! % 2 === 1
    const last = runs.at(-1)
    const goesOn = last && last.font === font && last.isShaped === isShaped && last.isSpace === isSpace
    if (goesOn) last.indices.push(index)
    else runs.push({ indices: [index], font, isShaped, isSpace })
  }
  return runs.map(({ indices, font, isShaped }) => {
    const written = isShaped
      ? indices.toReversed().map((index) => text[index]!)
      : indices.map((index) => facing(text[index]!, levels[index]!))
    const run = written.join('')
    return { text: run, font, width: writeIn(doc, font).fontSize(setting.size).widthOfString(run) }
  })
}

/** Brackets look the other way within text from right to left. */
function facing(character: string, level: number): string {
  return (level % 2 === 1 && bidi.getMirroredCharacter(character)) || character
}

/** Draws a text at the column's left edge, aligned to where it starts. Answers the height used in points. */
export function drawText(
  doc: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  setting: Setting,
): number {
  const lines = setLines(doc, text, setting)
  const height = setting.size * (setting.leading ?? 1.4)
  lines.forEach((line, index) =>
    drawLine(doc, line, x, y + index * height + height / 2 + setting.size * 0.36, setting),
  )
  return lines.length * height
}

/** The height a text takes in points. */
export function heightOf(doc: PDFKit.PDFDocument, text: string, setting: Setting): number {
  return setLines(doc, text, setting).length * setting.size * (setting.leading ?? 1.4)
}

/** The width of a text's widest line in points. */
export function widthOfText(doc: PDFKit.PDFDocument, text: string, setting: Setting): number {
  return Math.max(0, ...setLines(doc, text, setting).map((each) => each.width))
}

function drawLine(doc: PDFKit.PDFDocument, line: Line, x: number, baseline: number, setting: Setting): void {
  let left = setting.dir === 'rtl' ? x + setting.width - line.width : x
  for (const piece of line.pieces) {
    writeIn(doc, piece.font).fontSize(setting.size).fillColor(setting.colour)
    doc.text(piece.text, left, baseline, { lineBreak: false, baseline: 'alphabetic' })
    left += piece.width
  }
}
