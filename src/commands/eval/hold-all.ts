import { engineLoader } from '../../conversation/engine.ts'
import { silentLog } from '../../log.ts'
import { CommandFailure } from '../command.ts'
import { type Demo, startDemo } from '../start-demo.ts'
import type { WrittenConversation } from './conversation.ts'
import { beginning, type HeldConversation, holdConversation } from './hold-conversation.ts'
import type { Runs } from './measure-conversations.ts'

export type Held = { readonly engine: 'rules' | 'model'; readonly times: number }

/** Holds every conversation so many times, one after the other, in one demo. @throws CommandFailure */
export async function holdAll(
  conversations: readonly WrittenConversation[],
  { engine: engineName, times }: Held,
  onProgress: (done: number) => void,
): Promise<readonly Runs[]> {
  const demo = await startDemo({
    dataDirectory: null,
    now: beginning,
    makeLog: () => silentLog,
    withoutBudget: true,
  })
  try {
    const engine = await engineLoader(engineName === 'model' ? modelOf(demo) : null)()
    const all: Runs[] = []
    let done = 0
    for (const conversation of conversations) {
      const runs: HeldConversation[] = []
      for (let time = 0; time < times; time += 1) {
        onProgress(done)
        runs.push(await holdConversation(demo, engine, conversation))
        done += 1
      }
      all.push(runs)
    }
    return all
  } finally {
    await demo.close()
  }
}

function modelOf({ model }: Demo): NonNullable<Demo['model']> {
  if (model !== null) return model
  throw new CommandFailure(2, '--engine model needs KVITTO_MODEL, e.g. KVITTO_MODEL=openai:gpt-5')
}
