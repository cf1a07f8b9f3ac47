import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { Keyring } from './sealed.ts'
import {
  loadSecretKey,
  SecretKeyError,
  type SecretKeyErrorCode,
  type SecretKeyOptions,
} from './secret-key.ts'

const key = randomBytes(32)

describe('loadSecretKey', () => {
  let root: string
  let folders = 0
  const newFolder = () => join(root, String(folders++))

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'kvitto-key-'))
  })

  after(() => rm(root, { recursive: true, force: true }))

  it('takes the key from the environment and then makes no file', async () => {
    const dataDirectory = newFolder()
    for (const text of [
      key.toString('base64'),
      ` ${key.toString('base64')}\n`,
      key.toString('base64').replace('=', ''),
    ]) {
      const keyring = await loadSecretKey({ fromEnvironment: text, dataDirectory })
      assert.equal(keyring.open(new Keyring({ current: key }).seal('x', []), []).toString(), 'x')
    }
    await assert.rejects(stat(dataDirectory))
  })

  it('refuses a wrong key in the environment without repeating it', async () => {
    const wrong = [
      '',
      'correct horse battery staple',
      randomBytes(31).toString('base64'),
      `${key.toString('base64')}!`,
    ]
    for (const text of wrong) {
      const message = await refusal({ fromEnvironment: text, dataDirectory: newFolder() }, 'bad_key')
      assert.match(message, /^KVITTO_SECRET_KEY must be 32 random bytes in base64/)
      assert.ok(text === '' || !message.includes(text))
    }
    const previous = { fromEnvironment: key.toString('base64'), previousFromEnvironment: 'short' }
    assert.match(
      await refusal({ ...previous, dataDirectory: root }, 'bad_key'),
      /^KVITTO_SECRET_KEY_PREVIOUS must/,
    )
  })

  it('makes a key that only its owner can read, and finds it again', async () => {
    const dataDirectory = newFolder()
    const sealed = (await loadSecretKey({ dataDirectory })).seal('x', [])
    assert.equal((await loadSecretKey({ dataDirectory })).open(sealed, []).toString(), 'x')
    assert.deepEqual(await readdir(dataDirectory), ['secret.key'])
    assert.equal((await stat(dataDirectory)).mode & 0o777, 0o700)
    assert.equal((await stat(join(dataDirectory, 'secret.key'))).mode & 0o777, 0o600)
  })

  it('opens what the previous key sealed', async () => {
    const dataDirectory = newFolder()
    const sealed = new Keyring({ current: key }).seal('x', [])
    const keyring = await loadSecretKey({ previousFromEnvironment: key.toString('base64'), dataDirectory })
    assert.equal(keyring.open(sealed, []).toString(), 'x')
  })

  it('agrees on one key with all who start at the same moment', async () => {
    const dataDirectory = newFolder()
    const program = `
      import { loadSecretKey } from '${new URL('./secret-key.ts', import.meta.url).href}'
      const keyring = await loadSecretKey({ dataDirectory: ${JSON.stringify(dataDirectory)} })
      process.stdout.write(keyring.seal('x', []))`
    const run = async () =>
      (await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])).stdout
    const sealed = await Promise.all(Array.from({ length: 4 }, run))
    const keyrings = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey({ dataDirectory })))
    for (const keyring of keyrings)
      for (const each of sealed) assert.equal(keyring.open(each, []).toString(), 'x')
    assert.deepEqual(await readdir(dataDirectory), ['secret.key'])
  })

  it('agrees on one key within a process too', async () => {
    const dataDirectory = newFolder()
    const keyrings = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey({ dataDirectory })))
    const sealed = keyrings.map((keyring) => keyring.seal('x', []))
    for (const keyring of keyrings)
      for (const each of sealed) assert.equal(keyring.open(each, []).toString(), 'x')
  })

  it('refuses a key that others can read, and says how to mend it', async () => {
    const dataDirectory = newFolder()
    await loadSecretKey({ dataDirectory })
    const path = join(dataDirectory, 'secret.key')
    for (const mode of [0o644, 0o640, 0o604, 0o620]) {
      await chmod(path, mode)
      assert.match(await refusal({ dataDirectory }, 'open_to_others'), /chmod 600 .*secret\.key/)
    }
    await chmod(path, 0o600)
    await loadSecretKey({ dataDirectory })
  })

  it('never replaces a damaged key', async () => {
    const dataDirectory = newFolder()
    await loadSecretKey({ dataDirectory })
    const path = join(dataDirectory, 'secret.key')
    await writeFile(path, 'half a k')
    assert.match(await refusal({ dataDirectory }, 'bad_key'), /damaged.*backup/)
    assert.equal(await readFile(path, 'utf8'), 'half a k')
  })

  it('says what to do where it cannot make the key', async () => {
    const file = join(root, 'file')
    await writeFile(file, '')
    assert.match(await refusal({ dataDirectory: join(file, 'data') }, 'cannot_read'), /KVITTO_SECRET_KEY/)
  })
})

async function refusal(options: SecretKeyOptions, code: SecretKeyErrorCode): Promise<string> {
  const error: unknown = await loadSecretKey(options).then(
    () => assert.fail('it found a key'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof SecretKeyError, String(error))
  assert.equal(error.code, code)
  return error.message
}
