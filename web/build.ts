import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'

/**
 * `npm run web`: builds the dashboard, the widget and the demo's shop page into `dist/web`, and packs each file, so
 * that the server only reads.
 */
const root = resolve(import.meta.dirname)
const out = resolve(root, '..', 'dist', 'web')

const common = {
  configFile: false,
  logLevel: 'warn',
  build: { emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
} satisfies InlineConfig

const sites: Readonly<Record<string, InlineConfig>> = {
  dashboard: { base: '/dashboard/', plugins: [react()] },
  widget: {
    base: '/widget/',
    build: { rolldownOptions: { input: join(root, 'widget', 'panel', 'index.html') } },
  },
  'demo-shop': { base: '/demo-shop/' },
}

for (const [name, config] of Object.entries(sites)) {
  await build({
    ...common,
    ...config,
    root: join(root, name),
    build: { ...common.build, ...config.build, outDir: join(out, name) },
  })
}
await buildLoader()
await pack(out)

/** One file with a name that never changes: shops have it in their pages. */
async function buildLoader(): Promise<void> {
  await build({
    ...common,
    root: join(root, 'widget'),
    build: {
      ...common.build,
      emptyOutDir: false,
      outDir: join(out, 'widget'),
      lib: {
        entry: join(root, 'widget', 'loader', 'main.ts'),
        formats: ['iife'],
        name: 'kvittoLoader',
        fileName: () => 'widget.js',
      },
    },
  })
}

async function pack(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  const texts = names.filter((name) => /\.(js|css|html|svg|json)$/.test(name))
  for (const name of texts) {
    const bytes = await readFile(join(folder, name))
    await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(bytes))
    await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
  }
}
