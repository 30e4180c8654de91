import { html, raw } from 'hono/html'

type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  required?: string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  description?: string
  format?: string
  default?: unknown
}
type Operation = {
  summary?: string
  tags?: string[]
  security?: unknown[]
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>
}
type Document = { paths?: Record<string, unknown>; components?: { schemas?: Record<string, unknown> } }

/** The API's documentation as one page that needs no script. */
export function docsPage(document: Document): Response {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method,
      operation,
    })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'Other'))]
  const page: { toString(): string } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Foyer API</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <nav aria-label="Sections">
          <strong>Foyer API</strong>${tags.map((tag) => html`<a href="#${slug(tag)}">${tag}</a>`)}<a
            href="#shapes"
            >Shapes</a
          ><a href="/api/openapi.json">openapi.json</a>
        </nav>
        <main>
          <h1>Foyer API</h1>
          <p>
            Everything the portal does, an app or a script can do. Instants are RFC 3339 with an offset, days
            are <code>YYYY-MM-DD</code>, money is in minor units, lists answer
            <code>{ items, nextCursor }</code>, refusals are problem JSON with a <code>code</code>. Sign in by
            cookie, or send <code>Authorization: Bearer</code> with a script token. A change sent with a
            cookie or without a token needs an <code>Origin</code> header naming this portal.
          </p>
          ${tags.map(
            (tag) =>
              html`<section id="${slug(tag)}">
                <h2>${tag}</h2>
                ${operations.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag).map(describe)}
              </section>`,
          )}
          <section id="shapes">
            <h2>Shapes</h2>
            ${Object.entries(document.components?.schemas ?? {}).map(
              ([name, schema]) =>
                html`<details id="shape-${name}">
                  <summary><code>${name}</code></summary>
                  <pre>${shape(schema as Schema)}</pre>
                </details>`,
            )}
          </section>
        </main>
      </body>
    </html>`
  return new Response(page.toString(), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}

const slug = (text: string) => text.toLowerCase().replace(/\W+/g, '-')

function describe({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.name !== 'slug')
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  return html`<details>
    <summary>
      <b class="${method}">${method.toUpperCase()}</b> <code>${path}</code
      ><span>${operation.summary ?? ''}${operation.security ? ' · signed in' : ''}</span>
    </summary>
    ${
      parameters.length > 0
        ? html`<h4>Parameters</h4>
            <ul>
              ${parameters.map((each) => html`<li><code>${each.name}</code> in ${each.in}${each.required ? ', needed' : ''}: <code>${shape(each.schema ?? {})}</code></li>`)}
            </ul>`
        : ''
    }
    ${
      body
        ? html`<h4>Sent</h4>
            <pre>${shape(body)}</pre>`
        : ''
    }
    ${Object.entries(operation.responses).map(
      ([status, answer]) =>
        html`<h4>${status === 'default' ? 'Refused' : status}</h4>
          <p>${answer.description}</p>
          ${Object.entries(answer.content ?? {}).map(
            ([media, { schema }]) =>
              html`<p><code>${media}</code></p>
                <pre>${shape(schema ?? {})}</pre>`,
          )}`,
    )}
  </details>`
}

/** A schema as a short readable shape. */
function shape(schema: Schema, indent = ''): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  const parts = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (parts) return parts.map((each) => shape(each, indent)).join(schema.allOf ? ' & ' : ' | ')
  if (schema.type === 'array') return `[${shape(schema.items ?? {}, indent)}]`
  if (schema.properties) {
    const lines = Object.entries(schema.properties).map(
      ([name, each]) =>
        `${indent}  ${name}${schema.required?.includes(name) ? '' : '?'}: ${shape(each, `${indent}  `)}`,
    )
    return `{\n${lines.join('\n')}\n${indent}}`
  }
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any')
  return schema.format ? `${type} (${schema.format})` : type
}

const style = `:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 14%,transparent)}
*{box-sizing:border-box}body{margin:0;font:16px/1.6 system-ui,sans-serif;display:grid;grid-template-columns:minmax(0,1fr)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:1rem 1.5rem;border-block-end:1px solid var(--line)}nav a{color:inherit}
main{padding:1.5rem;max-width:60rem;width:100%;margin-inline:auto}h1{margin-block:.5rem}h2{margin-block:2.5rem .5rem}h4{margin-block:1rem .25rem}
details{border:1px solid var(--line);border-radius:.75rem;margin-block:.5rem;padding:.25rem 1rem}summary{cursor:pointer;padding-block:.6rem;overflow-wrap:anywhere}
summary span{display:block;opacity:.75;font-size:.9rem}b{display:inline-block;min-width:3.5rem}b.post,b.put{color:light-dark(#8a4b00,#ffb866)}b.get{color:light-dark(#0b5d3b,#7fdcae)}b.delete{color:light-dark(#9b1c1c,#ff9d9d)}
pre{overflow:auto;padding:1rem;border-radius:.5rem;background:color-mix(in srgb,currentColor 6%,transparent);font-size:.85rem}code{font-size:.9em}`
