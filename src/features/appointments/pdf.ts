import PdfKit from 'pdfkit'
import { clockText, dayText } from '#features/notices/moment.ts'
import { formatMoney } from '#kit/format.ts'
import { themeOf, type Branding, type Theme } from '#kit/theme.ts'
import type { Business, Words } from '#platform/scope/scope.ts'
import { textIn, type Locale } from '#values/local-text.ts'
import { drawText, heightOf, widthOfText, type Setting } from './pdf-text.ts'
import type { AppointmentDetail } from './schema.ts'

type Page = { width: number; height: number; margin: number }
/** A5, and A4 for the visit that has more to say. */
const pages: readonly Page[] = [
  { width: 420, height: 595, margin: 36 },
  { width: 595, height: 842, margin: 56 },
]
const labelWidth = 92
const ink = '#1c1815'
const soft = '#5f5851'
const line = '#e6e1dc'

/** Where and when it is printed, for the line at the foot: epoch milliseconds, and the address of the business's pages. */
export type Print = { at: number; home: string }

/** A confirmation on one page, in the reader's language and the business's colours. */
export async function appointmentPdf(
  appointment: AppointmentDetail,
  business: Business,
  locale: Locale,
  words: Words,
  print?: Print,
): Promise<Buffer> {
  const [small, large] = pages.map(
    (page) => () => draw(page, appointment, business, { locale, words }, print),
  )
  const first = small!()
  return (first.fits ? first : large!()).bytes
}

type Sheet = {
  doc: PDFKit.PDFDocument
  page: Page
  column: number
  foot: number
  locale: Locale
  words: Words
  theme: Theme
  dir: 'ltr' | 'rtl'
  y: number
}

function draw(
  page: Page,
  appointment: AppointmentDetail,
  business: Business,
  { locale, words }: Pick<Sheet, 'locale' | 'words'>,
  print?: Print,
): { bytes: Promise<Buffer>; fits: boolean } {
  const name = textIn(business.name, locale, business.locale)
  const title = words(titleKey(appointment.status))
  const info = { Title: `${title} ${appointment.code}`, Author: name, Creator: name }
  const doc = new PdfKit({
    size: [page.width, page.height],
    margin: 0,
    lang: locale,
    displayTitle: true,
    info,
  })
  const bytes = bytesOf(doc)
  const sheet: Sheet = {
    doc,
    page,
    locale,
    words,
    column: page.width - 2 * page.margin,
    foot: page.height - page.margin - 34,
    theme: themeOf(business.branding as Branding),
    dir: locale === 'ar' ? 'rtl' : 'ltr',
    y: page.margin,
  }
  drawHead(sheet, name, title)
  for (const fact of factsOf(appointment, sheet)) drawFact(sheet, fact)
  drawPolicy(sheet, appointment)
  drawFoot(sheet, appointment, print)
  doc.end()
  return { bytes, fits: sheet.y <= sheet.foot - 8 }
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

function titleKey(status: AppointmentDetail['status']): string {
  if (status === 'cancelled') return 'mails:pdf.cancelled'
  return status === 'pending' ? 'mails:pdf.requested' : 'mails:pdf.title'
}

function drawHead(sheet: Sheet, name: string, title: string): void {
  const { doc, page, column, theme, dir } = sheet
  const { fill } = theme.light
  doc.rect(0, 0, page.width, 6).fill(fill)
  const mark = dir === 'rtl' ? page.width - page.margin - 28 : page.margin
  doc.roundedRect(mark, sheet.y, 28, 28, 8).fill(fill)
  drawMark(sheet, name, mark)
  const beside = { x: dir === 'rtl' ? page.margin : page.margin + 38, width: column - 38 }
  const used = drawText(doc, name, beside.x, sheet.y, {
    size: 12,
    weight: 600,
    colour: ink,
    dir,
    width: beside.width,
    leading: 28 / 12,
    mostLines: 1,
  })
  sheet.y += Math.max(28, used) + 18
  sheet.y +=
    drawText(doc, title, page.margin, sheet.y, {
      size: 22,
      weight: 700,
      colour: ink,
      dir,
      width: column,
      leading: 1.25,
    }) + 12
}

/** The first letter of the name in the middle of its square. */
function drawMark({ doc, page, theme }: Sheet, name: string, x: number): void {
  const letter = String.fromCodePoint(name.codePointAt(0) ?? 0x20)
  const setting: Setting = {
    size: 15,
    weight: 700,
    colour: theme.light.onFill,
    dir: 'ltr',
    width: 28,
    leading: 28 / 15,
  }
  drawText(doc, letter, x + (28 - widthOfText(doc, letter, setting)) / 2, page.margin, setting)
}

const mostServices = 10

type Fact = { label: string; lines: readonly string[] }

// A telephone number runs from left to right in every language (U+2066, U+2069).
function factsOf(appointment: AppointmentDetail, { locale, words }: Sheet): Fact[] {
  const say = (key: string) => words(`mails:visit.${key}`)
  const starts = Date.parse(appointment.startsAt)
  const teller = { locale, words }
  const { branch, price, note } = appointment
  return [
    {
      label: say('when'),
      lines: [
        dayText(teller, starts, appointment.timezone),
        clockText(teller, starts, Date.parse(appointment.endsAt), appointment.timezone),
      ],
    },
    { label: say('what'), lines: namesOf(appointment) },
    { label: say('with'), lines: [appointment.staff.name] },
    {
      label: say('where'),
      lines: [branch.name, branch.address, branch.phone ? `\u2066${branch.phone}\u2069` : ''].filter(Boolean),
    },
    ...(price ? [{ label: say('price'), lines: [formatMoney({ locale }, price)] }] : []),
    { label: say('code'), lines: [appointment.code] },
    ...(note ? [{ label: words('mails:pdf.note'), lines: [note] }] : []),
  ]
}

function namesOf({ services }: AppointmentDetail): string[] {
  const names = services.map((service) => service.name)
  return names.length <= mostServices
    ? names
    : [...names.slice(0, mostServices - 1), `+ ${names.length - mostServices + 1}`]
}

function drawFact(sheet: Sheet, fact: Fact): void {
  const { doc, page, column, dir } = sheet
  doc
    .moveTo(page.margin, sheet.y)
    .lineTo(page.width - page.margin, sheet.y)
    .lineWidth(0.75)
    .strokeColor(line)
    .stroke()
  sheet.y += 8
  const label = {
    x: dir === 'rtl' ? page.width - page.margin - labelWidth : page.margin,
    width: labelWidth - 10,
  }
  const value = { x: dir === 'rtl' ? page.margin : page.margin + labelWidth, width: column - labelWidth }
  const labelX = dir === 'rtl' ? label.x + 10 : label.x
  const used = drawText(doc, fact.label, labelX, sheet.y, {
    size: 9.5,
    weight: 400,
    colour: soft,
    dir,
    width: label.width,
    leading: 1.55,
  })
  let height = 0
  fact.lines.forEach((text, index) => {
    const setting: Setting = {
      size: index === 0 ? 11 : 10,
      weight: index === 0 ? 600 : 400,
      colour: index === 0 ? ink : soft,
      dir,
      width: value.width,
      mostLines: fact.lines.length > 3 ? 1 : 3,
    }
    height += drawText(doc, text, value.x, sheet.y + height, setting)
  })
  sheet.y += Math.max(used, height) + 8
}

function drawPolicy(sheet: Sheet, appointment: AppointmentDetail): void {
  if (appointment.status !== 'confirmed' && appointment.status !== 'pending') return
  const { doc, page, column, dir, theme } = sheet
  const text = appointment.policy.cancel.sentence
  const setting: Setting = { size: 10, weight: 400, colour: ink, dir, width: column - 28, leading: 1.5 }
  sheet.y += 6
  const height = heightOf(doc, text, setting) + 18
  doc.roundedRect(page.margin, sheet.y, column, height, 10).fill(theme.light.wash)
  drawText(doc, text, page.margin + 14, sheet.y + 9, setting)
  sheet.y += height
}

function drawFoot(sheet: Sheet, appointment: AppointmentDetail, print?: Print): void {
  if (!print) return
  const { doc, page, column, foot, dir, locale, words } = sheet
  const zone = appointment.timezone
  const when = `${dayText({ locale, words }, print.at, zone)}, ${clockText({ locale, words }, print.at, null, zone)}`
  const text = words('mails:pdf.printed', {
    when,
    link: `${print.home}/portal/appointments/${appointment.id}`,
  })
  drawText(doc, text, page.margin, foot, {
    size: 8,
    weight: 400,
    colour: soft,
    dir,
    width: column,
    leading: 1.45,
  })
}
