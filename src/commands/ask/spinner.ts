const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const frameMs = 80
/** An answer that is there at once needs no sign that it is under way. */
const quietMs = 150

/** Shows on stderr that something is under way, until it has ended; nothing where stderr is no terminal. */
export async function withSpinner<T>(what: string, work: Promise<T>): Promise<T> {
  if (process.stderr.isTTY !== true) return work
  let frame = 0
  const from = performance.now()
  const timer = setInterval(() => {
    if (performance.now() - from < quietMs) return
    process.stderr.write(`\r${frames[frame % frames.length]} ${what}\x1b[K`)
    frame += 1
  }, frameMs)
  try {
    return await work
  } finally {
    clearInterval(timer)
    if (frame > 0) process.stderr.write('\r\x1b[K')
  }
}
