import type { Block, Content } from './block.ts'
import { footLines } from './foot.ts'
import type { Paper } from './letter.ts'

/** Writes a message as plain text. */
export function plainTwin(content: Content, paper: Paper): string {
  const blocks = content.blocks.map((block) => asText(block, paper))
  return `${[content.title, ...blocks, ['--', ...footLines(paper)].join('\n')].join('\n\n')}\n`
}

function asText(block: Block, { words }: Paper): string {
  const labelled = (label: string, value: string) => words('mails:label', { label, value })
  switch (block.is) {
    case 'words':
    case 'soft':
    case 'note':
      return block.text
    case 'code':
      return labelled(block.caption, block.code)
    case 'button':
      return `${block.label}:\n${block.href}`
    case 'facts':
      return block.facts.map((fact) => labelled(fact.label, fact.lines.join(', '))).join('\n')
    case 'links':
      return block.links.map((link) => labelled(link.label, link.href)).join('\n')
  }
}
