import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  getNodeValue,
  type Node,
  type ParseError,
} from 'jsonc-parser'

export type Path = readonly (string | number)[]
/** Something wrong in a file: where, counted from one, and what. */
export type Problem = { line: number; column: number; path: string; message: string }

/** A JSON text whose values can be found again: `placeOf` gives the place of a path, or of the nearest thing that holds it. */
export type PlacedJson = {
  value: unknown
  problems: Problem[]
  problemAt(path: Path, message: string, key?: string): Problem
}

const syntax: Record<string, string> = {
  InvalidSymbol: 'is not JSON: an unknown word or sign',
  InvalidNumberFormat: 'is no number as JSON writes them',
  PropertyNameExpected: 'needs a name in quotes here',
  ValueExpected: 'needs a value here',
  ColonExpected: 'needs a colon here',
  CommaExpected: 'needs a comma here',
  CloseBraceExpected: 'needs a closing } here',
  CloseBracketExpected: 'needs a closing ] here',
  EndOfFileExpected: 'goes on after its end',
  InvalidCommentToken: 'has a comment, which JSON does not have',
  UnexpectedEndOfComment: 'has a comment, which JSON does not have',
  UnexpectedEndOfString: 'needs a closing quote here',
  UnexpectedEndOfNumber: 'is no number as JSON writes them',
  InvalidUnicode: 'has an unknown \\u character',
  InvalidEscapeCharacter: 'has an unknown \\ character',
  InvalidCharacter: 'has a line break or another invisible character within a text',
}

/** Reads strict JSON and keeps its places; names that occur twice in one object are problems too. */
export function placeJson(text: string): PlacedJson {
  const lines = lineStarts(text)
  try {
    return placed(text, lines)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const tooDeep = problem(lines, 0, [], 'is nested too deeply')
    return { value: undefined, problems: [tooDeep], problemAt: () => tooDeep }
  }
}

function placed(text: string, lines: readonly number[]): PlacedJson {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
    allowEmptyContent: false,
  })
  const found = errors.map(({ offset, error }) =>
    problem(lines, offset, [], syntax[printParseErrorCode(error)] ?? 'is not JSON here'),
  )
  return {
    value: root && getNodeValue(root),
    problems: [...found, ...(root ? namedTwice(root, [], lines) : [])],
    problemAt: (path, message, key) =>
      problem(lines, offsetOf(root, path, key), key === undefined ? path : [...path, key], message),
  }
}

function namedTwice(node: Node, path: Path, lines: readonly number[]): Problem[] {
  const seen = new Set<string>()
  const found: Problem[] = []
  for (const [index, child] of (node.children ?? []).entries()) {
    const [name, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child]
    const inner = [...path, name ? String(name.value) : index]
    if (name && seen.has(String(name.value)))
      found.push(problem(lines, child.offset, inner, 'is given twice'))
    if (name) seen.add(String(name.value))
    if (value) found.push(...namedTwice(value, inner, lines))
  }
  return found
}

function offsetOf(root: Node | undefined, path: Path, key?: string): number {
  if (!root) return 0
  const node = nearest(root, path)
  const property =
    key === undefined ? undefined : node.children?.find((child) => child.children?.[0]?.value === key)
  return (property ?? node).offset
}

function nearest(root: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (node) return node
  }
  return root
}

function problem(lines: readonly number[], offset: number, path: Path, message: string): Problem {
  const line = lines.findLastIndex((start) => start <= offset)
  return { line: line + 1, column: offset - lines[line]! + 1, path: pathText(path), message }
}

function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('')
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1)]
}
