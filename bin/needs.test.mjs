import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fingerprint, needsInstall } from './needs.mjs'

const lock = {
  packages: {
    '': { name: 'foyer' },
    'node_modules/hono': { version: '4.0.0' },
    'node_modules/other-machine': { version: '1.0.0', optional: true },
  },
}
const installed = { packages: { 'node_modules/hono': { version: '4.0.0' } } }

describe('packages are installed again', () => {
  test('on the first run, when nothing is there', () => {
    expect(needsInstall(lock, undefined)).toBe(true)
  })
  test('when one is missing', () => {
    expect(needsInstall(lock, { packages: {} })).toBe(true)
  })
  test('when one has another version', () => {
    expect(needsInstall(lock, { packages: { 'node_modules/hono': { version: '4.0.1' } } })).toBe(true)
  })
  test('when one is there that is no longer wanted', () => {
    const packages = { ...installed.packages, 'node_modules/left-over': { version: '1.0.0' } }
    expect(needsInstall(lock, { packages })).toBe(true)
  })
  test('but not when all are there and only those for other machines are missing', () => {
    expect(needsInstall(lock, installed)).toBe(false)
  })
})

describe('the web app is built again', () => {
  const root = mkdtempSync(join(tmpdir(), 'foyer-needs-'))
  afterAll(() => rmSync(root, { recursive: true }))
  const write = (path, text) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const current = () => fingerprint(root, ['src', 'vite.config.ts', 'public'])

  test('when a source changes, appears or takes another name, and not otherwise', () => {
    write('src/root.tsx', 'one')
    write('vite.config.ts', 'config')
    const first = current()
    expect(current()).toBe(first)

    write('src/root.tsx', 'two')
    expect(current()).not.toBe(first)
    write('src/root.tsx', 'one')
    write('src/more.ts', '')
    expect(current()).not.toBe(first)
    rmSync(join(root, 'src/more.ts'))
    expect(current()).toBe(first)
    write('vite.config.ts', 'other')
    expect(current()).not.toBe(first)
  })
  test('but not for a test alone', () => {
    const before = current()
    write('src/root.test.tsx', 'test')
    write('src/testing/cast.ts', 'cast')
    expect(current()).toBe(before)
  })
})

test('the lockfile names the optional packages of every machine, without which npm refuses to install', () => {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(path ? (entry.optionalDependencies ?? {}) : {}).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
