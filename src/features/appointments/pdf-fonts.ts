import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'

export type Weight = 400 | 600 | 700

/** Which file draws which characters, as the fonts' makers divided them. */
const subsets: readonly (readonly [RegExp, string])[] = [
  [
    /[\u0020-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2010-\u2027\u2030-\u205e\u20ac\u2122\u2212]/u,
    'inter/files/inter-latin',
  ],
  [
    /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/u,
    'noto-sans-arabic/files/noto-sans-arabic-arabic',
  ],
  [/[\u0100-\u02ba\u1e00-\u1e9f\u20a0-\u20c0\u2c60-\u2c7f\ua720-\ua7ff]/u, 'inter/files/inter-latin-ext'],
  [/[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u, 'inter/files/inter-cyrillic'],
  [/[\u0370-\u03ff]/u, 'inter/files/inter-greek'],
  [/[\u1ea0-\u1ef9]/u, 'inter/files/inter-vietnamese'],
]

/** The name of the font that draws a character, or null where none here does. */
export function fontFor(character: string, weight: Weight): string | null {
  const name = subsets.find(([characters]) => characters.test(character))?.[1]
  return name === undefined ? null : `${name}-${weight}`
}

/** True for letters that are shaped and set from right to left. */
export function isArabic(character: string): boolean {
  return subsets[1]![0].test(character)
}

const opened = new Map<string, Buffer>()

/** Makes a font the one a document writes in. Each file is read and unpacked once a process: the PDF writer takes seconds for it. */
export function writeIn(doc: PDFKit.PDFDocument, name: string): PDFKit.PDFDocument {
  const known =
    opened.get(name) ??
    unpackWoff(readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/${name}-normal.woff`))))
  opened.set(name, known)
  return doc.registerFont(name, known).font(name)
}

type Table = { tag: Buffer; checksum: number; data: Buffer }

/** A WOFF 1.0 file as the plain font it holds (https://www.w3.org/TR/WOFF/). */
function unpackWoff(file: Buffer): Buffer {
  const count = file.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(file, 44 + index * 20))
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(file.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (count - 2 ** power), 10)
  let offset = head.length
  tables.forEach(({ tag, checksum, data }, index) => {
    const at = 12 + index * 16
    tag.copy(head, at)
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(data.length, at + 12)
    offset += padded(data).length
  })
  return Buffer.concat([head, ...tables.map(({ data }) => padded(data))])
}

function readTable(file: Buffer, at: number): Table {
  const offset = file.readUInt32BE(at + 4)
  const packedLength = file.readUInt32BE(at + 8)
  const length = file.readUInt32BE(at + 12)
  const packed = file.subarray(offset, offset + packedLength)
  return {
    tag: file.subarray(at, at + 4),
    checksum: file.readUInt32BE(at + 16),
    data: packedLength < length ? inflateSync(packed) : packed,
  }
}

function padded(data: Buffer): Buffer {
  return data.length % 4 === 0 ? data : Buffer.concat([data, Buffer.alloc(4 - (data.length % 4))])
}
