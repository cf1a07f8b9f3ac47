import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { whoListens } from '../remote-tool.ts'
import { type Check, failed, ok, skipped, warned } from './check.ts'

const oldestNode = 24

export function checkNode(): Check {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= oldestNode) return ok('Node', node)
  return failed('Node', `${node} is too old.`, `Install Node ${oldestNode} or newer, or use npm run kvitto.`)
}

/** `undefined` where the folder is not there yet. */
export async function checkFolder({ dataDirectory }: Config): Promise<Check | undefined> {
  const path = resolve(dataDirectory)
  try {
    const found = await stat(path)
    if (!found.isDirectory())
      return failed('Data folder', `${path} is no folder.`, 'Choose another: --data or KVITTO_DATA.')
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    const mode = found.mode & 0o777
    // Windows has no such bits.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      return warned(
        'Data folder',
        `${path} is open to other users (${mode.toString(8)}).`,
        `Run: chmod 700 ${path}`,
      )
    return ok('Data folder', `${path}, open to its owner only`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    return failed('Data folder', `${path} cannot be read and written.`, 'Give this user the right to.')
  }
}

const megabyte = 1024 * 1024

export async function checkDisk({ dataDirectory }: Config): Promise<Check> {
  try {
    const { bavail, bsize } = await statfs(resolve(dataDirectory))
    const free = Math.floor((bavail * bsize) / megabyte)
    const found = `${free.toLocaleString('en')} MB free`
    if (free < 100) return failed('Disk', found, 'Make room: soon nothing more can be stored.')
    return free < 1_000 ? warned('Disk', found, 'Make room before it is full.') : ok('Disk', found)
  } catch {
    return skipped('Disk', 'its free space is not told here')
  }
}

export async function checkPort({ host, port }: Config): Promise<Check> {
  if (port === 0) return ok('Port', 'any free one')
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const origin = `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  switch (await whoListens(origin)) {
    case 'kvitto':
      return ok('Port', `a Kvitto answers on ${origin}`)
    case 'nobody':
      return ok('Port', `${port} is free`)
    case 'unknown':
      return skipped('Port', `whether ${port} is free cannot be seen from here`)
    case 'other':
      return failed('Port', `${port} is taken by something else.`, 'Choose another: --port or PORT.')
  }
}
