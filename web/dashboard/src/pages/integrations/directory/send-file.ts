import { answerIn, headersOf, outOfReach } from '../../../api.ts'

/**
 * Sends a file to `/admin/api` + path, and tells how much of it has left (0 to 1). Null where it was called off by
 * `signal`.
 * @throws ApiError whatever goes wrong.
 */
export async function sendFile<Answer>(
  path: string,
  file: File,
  { signal, onShare }: { signal: AbortSignal; onShare: (share: number) => void },
): Promise<Answer | null> {
  const response = await send(path, file, signal, onShare)
  return response === null ? null : answerIn<Answer>(response)
}

/** `fetch` does not tell how far it has come with what it sends. */
function send(
  path: string,
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Response | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/admin/api${path}`)
    for (const [name, value] of Object.entries(headersOf(true))) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'text/csv')
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onShare(total > 0 ? loaded / total : 0),
    )
    request.addEventListener('load', () => {
      resolve(new Response(request.responseText || null, { status: request.status }))
    })
    request.addEventListener('error', () => reject(outOfReach()))
    request.addEventListener('abort', () => resolve(null))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
