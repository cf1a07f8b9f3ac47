// Starts Kvitto from its sources. It is JavaScript so that the compile cache is on before the first TypeScript file:
// then later starts need no type stripping, which takes 40 ms and 18 MB. The published package starts dist/src/main.js.
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('../src/main.ts')
