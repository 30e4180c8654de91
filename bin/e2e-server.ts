import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settings } from '#platform/config/config.ts'
import { root } from './run.ts'

// The server the browser tests visit: as a first `npm start`, whatever is set around it, in a folder that goes with it.
const port = process.env.E2E_PORT ?? '3001'
const folder = await mkdtemp(join(tmpdir(), 'foyer-e2e-'))
const surroundings = Object.entries(process.env).filter(([name]) => !(name in settings))
const server = spawn(process.execPath, [join(root, 'src', 'main.ts')], {
  cwd: root,
  env: {
    ...Object.fromEntries(surroundings),
    PORT: port,
    FOYER_PUBLIC_URL: `http://127.0.0.1:${port}`,
    FOYER_DATA_DIR: folder,
    // Tests name the network they come from, so that they do not share one share of the limits.
    FOYER_TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'warn',
  },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.once('exit', (code) => {
  void rm(folder, { recursive: true, force: true }).then(() => process.exit(code ?? 1))
})
