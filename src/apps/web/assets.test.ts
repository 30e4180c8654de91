import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { createAssetHandler } from './assets.ts'

const script = 'export const words = 1\n'.repeat(100)

function open() {
  const root = mkdtempSync(join(tmpdir(), 'foyer-assets-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const folder = join(root, 'client')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, 'assets/shell-abc.js'), script)
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets/inter.woff2'), Buffer.from([1, 2, 3]))
  writeFileSync(join(folder, '.vite/manifest.json'), '{}')
  writeFileSync(join(root, 'secret.json'), '{"key":1}')
  const handle = createAssetHandler(folder)
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    handle(new Request(`https://portal.example${path}`, { headers, method }))
}

test('built files are kept for ever, others for an hour', async () => {
  const get = open()
  expect((await get('/assets/shell-abc.js'))!.headers.get('cache-control')).toContain('immutable')
  expect((await get('/icon.svg'))!.headers.get('cache-control')).toBe('public, max-age=3600')
  expect((await get('/icon.svg'))!.headers.get('content-type')).toBe('image/svg+xml')
})

test('text is packed as the browser likes it, fonts are not packed again', async () => {
  const get = open()
  const bytes = async (encoding: string) =>
    Buffer.from(await (await get('/assets/shell-abc.js', { 'accept-encoding': encoding }))!.arrayBuffer())
  expect(brotliDecompressSync(await bytes('gzip, deflate, br')).toString()).toBe(script)
  expect(gunzipSync(await bytes('gzip')).toString()).toBe(script)
  expect((await bytes('')).toString()).toBe(script)
  const font = await get('/assets/inter.woff2', { 'accept-encoding': 'br' })
  expect(font!.headers.has('content-encoding')).toBe(false)
})

test.each([
  '/secret.json',
  '/../secret.json',
  '/..%2fsecret.json',
  '/assets/%2e%2e/%2e%2e/secret.json',
  '/.vite/manifest.json',
  '/assets',
  '/lotus',
  '/lotus.data',
  '/none.js',
  '/assets/shell-abc.js%00.js',
])('%s is no file of ours', async (path) => {
  expect(await open()(path)).toBeNull()
})

test('a file is looked at, not posted to', async () => {
  const get = open()
  expect(await get('/icon.svg', {}, 'POST')).toBeNull()
  const head = await get('/icon.svg', {}, 'HEAD')
  expect(await head!.text()).toBe('')
})
