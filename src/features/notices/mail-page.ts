import { html as template, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { grounds, type Font } from '#kit/theme.ts'
import type { Block, Content, Fact } from './block.ts'
import { footLines } from './foot.ts'
import type { Paper } from './letter.ts'

type Markup = HtmlEscapedString
// Nothing here waits, so the template is text at once.
const markup = template as (...parts: Parameters<typeof template>) => Markup

const light = { ...grounds.light, ink: '#1c1815', soft: '#5f5851', line: '#e6e1dc' }
const dark = { ...grounds.dark, ink: '#f4f0ec', soft: '#b8afa6', line: '#38332e' }

const bodyFonts = {
  ltr: `Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`,
  rtl: `'Noto Sans Arabic','SF Arabic','Segoe UI',Tahoma,'Geeza Pro',Arial,sans-serif`,
}
const titleFonts: Record<Font, string> = {
  inter: bodyFonts.ltr,
  system: bodyFonts.ltr,
  serif: `Newsreader,Georgia,'Times New Roman',serif`,
  rounded: `Nunito,'SF Pro Rounded',${bodyFonts.ltr}`,
}

/**
 * Draws a message as an HTML mail: tables and inline styles, since that is what mail programs agree on, dark where the
 * reader's program is, right to left in Arabic. Everything written by people is escaped by the template.
 */
export function mailPage(content: Content, paper: Paper): string {
  const look = lookOf(paper)
  return markup`<!doctype html>
<html lang="${paper.locale}" dir="${look.dir}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${content.subject}</title>
<style>${raw(sheetOf(paper))}</style>
</head>
<body class="f-canvas" style="margin:0;padding:0;background:${light.canvas};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${content.preview}${raw('&#847;&zwnj;&nbsp;'.repeat(60))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="f-canvas" style="background:${light.canvas}">
<tr><td align="center" style="padding:28px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;margin:0 auto">
<tr><td class="f-ink" style="padding:0 8px 14px;font:600 15px/1.4 ${raw(look.font)};color:${light.ink};text-align:${look.start}">${brandMark(paper, look)}</td></tr>
<tr><td class="f-card" style="background:${light.surface};border:1px solid ${light.line};border-radius:18px;overflow:hidden">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="f-fill" style="height:5px;line-height:5px;font-size:0;background:${paper.theme.light.fill}">&nbsp;</td></tr>
<tr><td class="f-pad" style="padding:34px 36px 36px">
<h1 class="f-ink" style="margin:0 0 14px;font:650 27px/1.22 ${raw(look.titleFont)};letter-spacing:${look.dir === 'rtl' ? '0' : '-.015em'};color:${light.ink};text-align:${look.start}">${content.title}</h1>
${content.blocks.map((block) => draw(block, paper, look))}
</td></tr></table>
</td></tr>
<tr><td class="f-soft" style="padding:18px 8px 0;font:400 13px/1.6 ${raw(look.font)};color:${light.soft};text-align:${look.start}">${footLines(paper).map((line) => markup`<div>${isolated(line)}</div>`)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`.toString()
}

type Look = { dir: 'ltr' | 'rtl'; start: 'left' | 'right'; font: string; titleFont: string; round: string }

function lookOf({ locale, theme }: Paper): Look {
  const dir = locale === 'ar' ? 'rtl' : 'ltr'
  return {
    dir,
    start: dir === 'rtl' ? 'right' : 'left',
    font: bodyFonts[dir],
    titleFont: dir === 'rtl' ? bodyFonts.rtl : titleFonts[theme.font],
    round: { soft: '12px', round: '28px', square: '4px' }[theme.radius],
  }
}

function brandMark({ business, theme }: Paper, look: Look): Markup {
  const letter = String.fromCodePoint(business.name.codePointAt(0) ?? 0x20)
  const gap = look.dir === 'rtl' ? '0 0 0 10px' : '0 10px 0 0'
  return markup`<span class="f-fill" style="display:inline-block;width:30px;height:30px;margin:${gap};border-radius:9px;background:${theme.light.fill};color:${theme.light.onFill};font-weight:700;line-height:30px;text-align:center;vertical-align:middle">${letter}</span><span style="vertical-align:middle">${business.name}</span>`
}

const paragraph = (
  look: Look,
  size: string,
  colour: string,
  className: string,
  text: string,
  below = '18px',
) =>
  markup`<p class="${className}" style="margin:0 0 ${below};font:400 ${size} ${raw(look.font)};color:${colour};text-align:${look.start}">${isolated(text)}</p>
`

/** Addresses, telephone numbers and offsets keep their own direction within an Arabic sentence; elsewhere nothing changes. */
function isolated(text: string): Markup | string {
  const parts = text.split(/(https?:\/\/\S+|[\w.+•-]+@[\w.-]*\w|\+\d[\d ()/-]*\d|GMT[+-]\d[\d:]*)/)
  return parts.length === 1
    ? text
    : markup`${parts.map((part, index) => (index % 2 === 0 ? part : markup`<bdi dir="ltr" style="${/^[+G]/.test(part) ? 'white-space:nowrap' : ''}">${part}</bdi>`))}`
}

function draw(block: Block, paper: Paper, look: Look): Markup {
  const { theme } = paper
  switch (block.is) {
    case 'words':
      return paragraph(look, '16px/1.6', light.ink, 'f-ink', block.text)
    case 'soft':
      return paragraph(look, '14px/1.6', light.soft, 'f-soft', block.text, '10px')
    case 'note':
      return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr><td class="f-wash f-ink" style="padding:13px 16px;border-radius:12px;background:${theme.light.wash};font:400 15px/1.55 ${raw(look.font)};color:${light.ink};text-align:${look.start}">${isolated(block.text)}</td></tr></table>
`
    case 'code':
      return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr><td class="f-wash" align="center" style="padding:18px 16px 20px;border-radius:14px;background:${theme.light.wash}">
<div class="f-soft" style="font:400 14px/1.5 ${raw(look.font)};color:${light.soft}">${block.caption}</div>
<div class="f-accent f-code" dir="ltr" style="margin-top:4px;font:700 36px/1.2 ui-monospace,'SF Mono',Menlo,Consolas,'Courier New',monospace;letter-spacing:.2em;padding-left:.2em;color:${theme.light.ink}">${block.code}</div>
</td></tr></table>
`
    case 'button':
      return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 22px"><tr><td class="f-fill" align="center" style="border-radius:${look.round};background:${theme.light.fill};border:1px solid ${theme.light.edge}"><a class="f-on-fill" href="${block.href}" style="display:block;padding:14px 22px;font:600 16px/1.3 ${raw(look.font)};color:${theme.light.onFill};text-decoration:none;border-radius:${look.round}">${block.label}</a></td></tr></table>
`
    case 'facts':
      return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:2px 0 22px">${block.facts.map((fact) => drawFact(fact, look))}</table>
`
    case 'links':
      return markup`<p class="f-soft" style="margin:0 0 6px;font:400 15px/1.6 ${raw(look.font)};color:${light.soft};text-align:center">${block.links.map((link, index) => markup`${index === 0 ? '' : raw('&nbsp;&nbsp;·&nbsp;&nbsp;')}<a class="f-accent" href="${link.href}" style="color:${theme.light.ink};text-decoration:underline">${link.label}</a>`)}</p>
`
  }
}

function drawFact(fact: Fact, look: Look): Markup {
  const edge = `border-top:1px solid ${light.line};`
  const strike = fact.gone ? 'text-decoration:line-through;' : ''
  const [first = '', ...rest] = fact.lines
  const end = look.dir === 'rtl' ? 'padding:12px 0 12px 16px' : 'padding:12px 16px 12px 0'
  return markup`<tr><td class="f-soft f-line f-label" valign="top" width="112" style="${edge}${end};font:400 14px/1.5 ${raw(look.font)};color:${light.soft};text-align:${look.start}">${fact.label}</td><td class="f-line" valign="top" style="${edge}padding:12px 0;text-align:${look.start}">
<div class="${fact.gone ? 'f-soft' : 'f-ink'}" style="font:600 15px/1.5 ${raw(fact.isCode ? `ui-monospace,'SF Mono',Menlo,Consolas,monospace` : look.font)};${strike}color:${fact.gone ? light.soft : light.ink}">${fact.isCode ? markup`<bdi dir="ltr">${first}</bdi>` : isolated(first)}</div>
${rest.map((line) => markup`<div class="f-soft" style="font:400 14px/1.5 ${raw(look.font)};color:${light.soft}">${isolated(line)}</div>`)}</td></tr>
`
}

/** Dark colours and a tighter frame on phones, for the programs that read style sheets. */
function sheetOf({ theme }: Paper): string {
  const shades = [
    `.f-canvas{background:${dark.canvas}!important}`,
    `.f-card{background:${dark.surface}!important;border-color:${dark.line}!important}`,
    `.f-ink{color:${dark.ink}!important}.f-soft{color:${dark.soft}!important}.f-line{border-color:${dark.line}!important}`,
    `.f-fill{background:${theme.dark.fill}!important;color:${theme.dark.onFill}!important;border-color:${theme.dark.edge}!important}`,
    `.f-on-fill{color:${theme.dark.onFill}!important}`,
    `.f-wash{background:${theme.dark.wash}!important}.f-accent{color:${theme.dark.ink}!important}`,
  ].join('')
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.f-pad{padding:26px 20px 28px!important}.f-label{width:84px!important}.f-code{font-size:32px!important}}
@media (prefers-color-scheme:dark){${shades}}
`
}
