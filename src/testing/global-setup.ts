import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { dropDatabases, startPostgres } from '#testing/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { serverUrl: string; prefix: string }
  }
}

/** Gives all tests one PostgreSQL: the one at DATABASE_URL, or else a new one that ends with them. */
export default async function setup(project: TestProject) {
  const prefix = `foyer_test_${randomBytes(4).toString('hex')}`
  const given = process.env.DATABASE_URL
  const server = given ? { url: given, stop: () => dropDatabases(given, prefix) } : await startPostgres()
  project.provide('postgres', { serverUrl: server.url, prefix })
  return () => server.stop()
}
