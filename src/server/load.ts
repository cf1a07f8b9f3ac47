// All languages are much to load, and a start need not wait for them: so not before the first question. The promise is
// kept, as `import()` takes a tenth of a millisecond each time, also of what is loaded.

export const loadAnswers = once(() => import('../answers/answer.ts'))
export const loadConversation = once(() => import('../conversation/conversation.ts'))
export const loadLanguages = once(() => import('../languages/index.ts'))

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}
