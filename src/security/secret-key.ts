import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Keyring, keyBytes } from './sealed.ts'

export type SecretKeyErrorCode = 'bad_key' | 'open_to_others' | 'cannot_read' | 'cannot_create'

/** Why there is no key. The message says what to do and never holds a key. */
export class SecretKeyError extends Error {
  readonly code: SecretKeyErrorCode

  constructor(code: SecretKeyErrorCode, message: string) {
    super(message)
    this.name = 'SecretKeyError'
    this.code = code
  }
}

export type SecretKeyOptions = {
  /** KVITTO_SECRET_KEY */
  readonly fromEnvironment?: string | undefined
  /** KVITTO_SECRET_KEY_PREVIOUS */
  readonly previousFromEnvironment?: string | undefined
  readonly dataDirectory: string
}

/** The key from the environment, else from `secret.key` in the data folder, which is made on first use. */
export async function loadSecretKey(options: SecretKeyOptions): Promise<Keyring> {
  const { fromEnvironment, previousFromEnvironment, dataDirectory } = options
  const current =
    fromEnvironment === undefined
      ? await keyFromFile(resolve(dataDirectory))
      : keyFromText(fromEnvironment, 'KVITTO_SECRET_KEY')
  if (previousFromEnvironment === undefined) return new Keyring({ current })
  return new Keyring({
    current,
    previous: keyFromText(previousFromEnvironment, 'KVITTO_SECRET_KEY_PREVIOUS'),
  })
}

function keyFromText(text: string, name: string): Buffer {
  const key = parseKey(text)
  if (key !== undefined) return key
  throw new SecretKeyError(
    'bad_key',
    `${name} must be ${keyBytes} random bytes in base64 (44 characters). Make one with: openssl rand -base64 ${keyBytes}`,
  )
}

/** Strict: Node skips what is not base64, and a mistyped key must not become another one. */
function parseKey(text: string): Buffer | undefined {
  const trimmed = text.trim()
  const bytes = Buffer.from(trimmed, 'base64')
  const exact = bytes.toString('base64').replace(/=+$/, '') === trimmed.replace(/=+$/, '')
  return bytes.length === keyBytes && exact ? bytes : undefined
}

async function keyFromFile(directory: string): Promise<Buffer> {
  const path = join(directory, 'secret.key')
  return (await readKey(path)) ?? (await createKey(directory, path))
}

/** `undefined` when there is no file. */
async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    refuseOpenToOthers(path, (await stat(path)).mode)
    const key = parseKey(await readFile(path, 'utf8'))
    if (key !== undefined) return key
    throw new SecretKeyError(
      'bad_key',
      `The key file ${path} is damaged: it must hold ${keyBytes} bytes in base64. Restore it from a backup; what ` +
        'was sealed with it does not open without it.',
    )
  } catch (error) {
    if (error instanceof SecretKeyError) throw error
    if (isCode(error, 'ENOENT')) return undefined
    throw new SecretKeyError(
      'cannot_read',
      `Cannot read the key file ${path} (${codeOf(error)}). Give this user the right to read it, or set ` +
        'KVITTO_SECRET_KEY instead.',
    )
  }
}

function refuseOpenToOthers(path: string, mode: number): void {
  // Windows has no such bits; Node makes them up.
  if (process.platform === 'win32' || (mode & 0o077) === 0) return
  throw new SecretKeyError(
    'open_to_others',
    `Other users can read the key file ${path}. Run: chmod 600 ${path}`,
  )
}

/**
 * A link cannot replace a file and shows it only once it is whole: of two processes that start at once, one makes
 * the key and the other reads that one.
 */
async function createKey(directory: string, path: string): Promise<Buffer> {
  const key = randomBytes(keyBytes)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await writeDurably(draft, `${key.toString('base64')}\n`)
    await link(draft, path)
    await syncFolder(directory)
    return key
  } catch (error) {
    const other = isCode(error, 'EEXIST') ? await readKey(path) : undefined
    if (other !== undefined) return other
    throw new SecretKeyError(
      'cannot_create',
      `Cannot make the key file ${path} (${codeOf(error)}). Give this user the right to write the folder, choose ` +
        'another one with --data or KVITTO_DATA, or set KVITTO_SECRET_KEY instead.',
    )
  } finally {
    await unlink(draft).catch(() => undefined)
  }
}

/** On disk before it is used: what is sealed with a lost key is lost. */
async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** So that the new name is on disk too. Windows cannot open a folder, and needs no such step. */
async function syncFolder(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isCode(error: unknown, code: string): boolean {
  return codeOf(error) === code
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}
