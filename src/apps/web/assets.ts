import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Asset = { body: Buffer; type: string; packed: Map<string, Buffer> }

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}
const packable = /^(text|application|image\/svg)/

const pack: Record<string, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
}

const encodingFor = (header: string | null, type: string) =>
  packable.test(type) ? ['br', 'gzip'].find((name) => header?.includes(name)) : undefined

/** Makes the handler of built files: each is read and packed once, kept in memory, and told never to change where its name says so. */
export function createAssetHandler(directory: string): (request: Request) => Promise<Response | null> {
  const assets = new Map<string, Promise<Asset | null>>()
  const root = normalize(directory) + sep

  async function load(path: string): Promise<Asset | null> {
    const file = normalize(join(directory, path))
    const type = types[extname(file)]
    if (!type || !file.startsWith(root) || file.includes(`${sep}.`)) return null
    const found = await stat(file).catch(() => null)
    return found?.isFile() ? { body: await readFile(file), type, packed: new Map() } : null
  }

  return async (request) => {
    const { pathname } = new URL(request.url)
    if (
      (request.method !== 'GET' && request.method !== 'HEAD') ||
      !/\.\w+$/.test(pathname) ||
      pathname.endsWith('.data')
    )
      return null
    const asset = await (assets.get(pathname) ?? load(pathname))
    if (!asset) return null
    assets.set(pathname, Promise.resolve(asset))
    const headers = new Headers({
      'content-type': asset.type,
      'cache-control': pathname.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'Accept-Encoding',
    })
    const encoding = encodingFor(request.headers.get('accept-encoding'), asset.type)
    if (!encoding)
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(asset.body), { headers })
    const body = asset.packed.get(encoding) ?? (await pack[encoding]!(asset.body))
    asset.packed.set(encoding, body)
    headers.set('content-encoding', encoding)
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers })
  }
}
