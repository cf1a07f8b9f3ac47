#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Later starts skip compiling and type stripping.
enableCompileCache()

// Over stdio there is one client, and on a machine there may be many such processes: a nursery that stays small saves
// each of them 12 MB.
if (process.argv[2] === 'mcp') {
  setFlagsFromString('--max-semi-space-size=2')
  setFlagsFromString('--semi-space-growth-factor=1')
}

const { run } = await import('./commands/run.ts')
process.exitCode = await run(process.argv.slice(2))
