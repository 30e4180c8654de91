import type { Config } from '#platform/config/config.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db/open.ts'
import type { FindBusiness } from '#features/businesses/queries.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log/log.ts'

/** What main opens once and every app works with. `now` is the process's clock in epoch milliseconds; tests set it. */
export type Parts = {
  config: Config
  log: Log
  database: Database
  jobs: Jobs
  keys: Keys
  findBusiness: FindBusiness
  now: () => number
  /** The address links start with: the configured one, or the one the server listens on. */
  origin: () => string
}
