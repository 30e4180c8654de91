import { Hono } from 'hono'
import { html as markup, raw } from 'hono/html'
import type { Parts } from '#apps/parts.ts'
import { readMailbox, type MailboxEntry } from '#platform/mail/mailbox.ts'
import { mailboxFile } from '#platform/mail/transports.ts'

const most = 200
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/**
 * The mailbox of a trial installation: every message that would have left, newest first, as a page and as JSON.
 * To be mounted only where the configuration has a mailbox: it shows links that sign people in.
 */
export function mailboxRoutes(parts: Parts): Hono {
  const app = new Hono()
  const file = mailboxFile(parts.config)
  app.get('/dev/mailbox.json', async (context) => {
    const entries = await readMailbox(file, most, context.req.query('to'))
    context.header('cache-control', 'no-store')
    return context.json(entries)
  })
  app.get('/dev/mailbox', async (context) => {
    const to = context.req.query('to')
    const entries = await readMailbox(file, most, to)
    context.header('content-security-policy', policy)
    context.header('cache-control', 'no-store')
    context.header('referrer-policy', 'no-referrer')
    context.header('x-content-type-options', 'nosniff')
    return context.html(page(entries, to))
  })
  return app
}

type Markup = ReturnType<typeof markup>

function page(entries: MailboxEntry[], to: string | undefined): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mailbox</title>
<style>${raw(sheet)}</style>
</head>
<body>
<header>
<div><h1>Mailbox</h1><p>Messages of this trial installation. Nothing here has left the machine.</p></div>
<form method="get" action="/dev/mailbox" role="search"><label for="to">To</label><input id="to" name="to" type="search" value="${to ?? ''}" placeholder="nora@example.com" autocomplete="off"><button>Show</button>${to ? markup`<a href="/dev/mailbox">All</a>` : ''}</form>
</header>
<main>${entries.length === 0 ? markup`<p class="empty">${to ? `Nothing was sent to ${to} yet.` : 'Nothing was sent yet.'} Ask for a sign-in link or book something, then reload this page.</p>` : entries.map(card)}</main>
</body>
</html>`
}

function card(entry: MailboxEntry, index: number): Markup {
  const at = new Date(entry.at)
  return markup`<details ${index === 0 ? 'open' : ''}>
<summary><span class="channel">${entry.channel === 'sms' ? 'SMS' : 'Mail'}</span><span class="subject" dir="auto">${entry.subject || entry.text.slice(0, 120)}</span><span class="to">${entry.to}</span><time datetime="${entry.at}">${at.toISOString().slice(0, 16).replace('T', ' ')} UTC</time></summary>
${entry.channel === 'sms' ? markup`<pre dir="auto">${entry.text}</pre>` : mailParts(entry)}
</details>`
}

function mailParts(entry: MailboxEntry): Markup {
  return markup`<dl><dt>From</dt><dd>${entry.from}</dd><dt>Reply to</dt><dd>${entry.replyTo ?? '–'}</dd><dt>Language</dt><dd>${entry.locale}</dd></dl>
<p class="links">${linksIn(entry.text).map((link) => markup`<a href="${link}">${link}</a>`)}</p>
<iframe title="${entry.subject}" sandbox="allow-popups allow-top-navigation-by-user-activation" srcdoc="${withBase(entry.html)}" loading="lazy"></iframe>
<details class="part"><summary>Plain text</summary><pre dir="auto">${entry.text}</pre></details>
${entry.attachments.map((file) => markup`<details class="part"><summary>${file.filename} <small>${file.contentType}</small></summary><pre>${file.content}</pre></details>`)}`
}

/** Links in the framed mail open in the page around it. */
function withBase(mail: string): string {
  return mail.replace('<head>', '<head><base target="_top">')
}

function linksIn(text: string): string[] {
  return [...new Set(text.match(/https?:\/\/\S+/g) ?? [])].slice(0, 2)
}

const sheet = `:root{color-scheme:light dark;--bg:light-dark(#fbf9f8,#100e0c);--card:light-dark(#fff,#1a1715);--ink:light-dark(#1c1815,#f4f0ec);--soft:light-dark(#5f5851,#b8afa6);--line:light-dark(#e6e1dc,#38332e);--accent:light-dark(#1a5f4e,#7fd0b8)}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif}
header{display:flex;flex-wrap:wrap;gap:16px;justify-content:space-between;align-items:end;max-width:960px;margin:0 auto;padding:32px 20px 12px}
h1{margin:0;font-size:28px;letter-spacing:-.02em}header p{margin:4px 0 0;color:var(--soft)}
form{display:flex;gap:8px;align-items:center}input,button{min-height:44px;border:1px solid var(--line);border-radius:12px;padding:0 14px;background:var(--card);color:inherit;font:inherit}button{cursor:pointer;font-weight:600}
main{max-width:960px;margin:0 auto;padding:12px 20px 64px;display:grid;gap:12px}
details{background:var(--card);border:1px solid var(--line);border-radius:16px;overflow:hidden}
summary{display:grid;grid-template-columns:56px minmax(0,1fr) auto auto;gap:14px;align-items:center;min-height:56px;padding:8px 18px;cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
summary:focus-visible,a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
.channel{font-size:13px;font-weight:600;color:var(--accent)}.subject{font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.to,time{color:var(--soft);font-size:14px}
dl{display:flex;flex-wrap:wrap;gap:4px 10px;margin:0;padding:0 18px 8px;font-size:14px}dt{color:var(--soft)}dd{margin:0 14px 0 0}
.links{margin:0;padding:0 18px 12px;display:grid;gap:4px;font-size:14px}.links a{color:var(--accent);overflow-wrap:anywhere}
iframe{display:block;width:100%;height:860px;border:0;border-top:1px solid var(--line);background:#fff}
.part{border:0;border-top:1px solid var(--line);border-radius:0}.part summary{display:block;min-height:44px;padding:10px 18px;color:var(--soft)}
pre{margin:0;padding:4px 18px 18px;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.6 ui-monospace,Menlo,monospace}
.empty{padding:48px 24px;text-align:center;color:var(--soft);background:var(--card);border:1px dashed var(--line);border-radius:16px}
@media (max-width:640px){summary{grid-template-columns:44px minmax(0,1fr);gap:4px 10px}.to,time{grid-column:2}}`
