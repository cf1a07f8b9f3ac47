import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { openStorage, type StorageOptions } from './open-storage.ts'
import { StorageError, type StorageErrorCode } from './storage-error.ts'

describe('openStorage', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kvitto-open-'))
  })

  after(() => rm(folder, { recursive: true, force: true }))

  it('makes the folder and files that only their owner can read', async () => {
    const data = join(folder, 'new', 'data')
    const storage = await openStorage({ file: join(data, 'kvitto.db') })
    assert.equal((await stat(data)).mode & 0o777, 0o700)
    const files = await readdir(data)
    assert.deepEqual(files.sort(), ['kvitto.db', 'kvitto.db-shm', 'kvitto.db-wal'])
    for (const file of files) assert.equal((await stat(join(data, file))).mode & 0o777, 0o600, file)
    await storage.close()
  })

  it('says which file it cannot open and what to do', async () => {
    const notAFolder = join(folder, 'file')
    await writeFile(notAFolder, 'text')
    const refused = await refusal({ file: join(notAFolder, 'kvitto.db') }, 'cannot_open_file')
    assert.match(refused, /file\/kvitto\.db: .*ENOTDIR|EEXIST/)
    assert.match(refused, /KVITTO_DATA/)
  })

  it('refuses a file that is no database', async () => {
    const file = join(folder, 'letter.db')
    await writeFile(file, 'Dear reader, this is not a database. '.repeat(40))
    assert.match(await refusal({ file }, 'cannot_open_file'), /not a database/)
  })

  it('tells the form of the URL without repeating it', async () => {
    for (const databaseUrl of [
      'mysql://kvitto:hunter2@db/kvitto',
      'hunter2',
      'postgres://kvitto:hunter2@db:port/x',
    ]) {
      const message = await refusal({ databaseUrl }, 'bad_database_url')
      assert.match(message, /postgres:\/\/USER:PASSWORD@HOST/)
      assert.doesNotMatch(message, /hunter2/)
    }
  })

  it('names the server that does not answer, and not the password', async () => {
    const port = await unusedPort()
    const databaseUrl = `postgres://kvitto:hunter2@127.0.0.1:${port}/shop`
    const message = await refusal({ databaseUrl }, 'cannot_reach_postgres')
    assert.match(message, new RegExp(`127\\.0\\.0\\.1:${port}/shop: .*ECONNREFUSED`))
    assert.doesNotMatch(message, /hunter2/)
  })

  it('leaves the Postgres client unloaded when it is not used', async () => {
    const program = `
      import { createRequire } from 'node:module'
      import { openStorage } from '${new URL('./open-storage.ts', import.meta.url).href}'
      const storage = await openStorage({ file: ':memory:' })
      await storage.ping()
      const loaded = Object.keys(createRequire(import.meta.url).cache)
      process.stdout.write(String(loaded.some((path) => path.includes('/node_modules/pg/'))))
      await storage.close()`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program],
      {
        cwd: import.meta.dirname,
      },
    )
    assert.equal(stdout, 'false')
  })
})

async function refusal(options: StorageOptions, code: StorageErrorCode): Promise<string> {
  const opened = openStorage(options)
  const error: unknown = await opened.then(
    () => assert.fail('it opened'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof StorageError, String(error))
  assert.equal(error.code, code)
  return `${error.message} ${JSON.stringify(error)} ${String(error.cause)}`
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  assert.ok(typeof address === 'object' && address !== null)
  return address.port
}
