import type { ModelSettings } from '../model-settings.ts'
import type { Engine } from './turn.ts'

/** Loads the engine when the first message comes: a start need not wait for it. Null: the built-in one. */
export function engineLoader(settings: ModelSettings | null): () => Promise<Engine> {
  let loaded: Promise<Engine> | undefined
  return () => {
    loaded ??= load(settings)
    return loaded
  }
}

async function load(settings: ModelSettings | null): Promise<Engine> {
  if (settings === null) return (await import('./rules.ts')).rules
  const [{ modelEngine }, { aiSdkModel }] = await Promise.all([
    import('./model/engine.ts'),
    import('./model/ai-sdk.ts'),
  ])
  return modelEngine(await aiSdkModel(settings), settings.price)
}
