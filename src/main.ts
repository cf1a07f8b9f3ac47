#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Later starts skip compiling and type stripping.
enableCompileCache()

const { run } = await import('./commands/run.ts')
process.exitCode = await run(process.argv.slice(2))
