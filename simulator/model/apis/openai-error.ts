const kinds: Readonly<Record<number, readonly [type: string, code: string | null]>> = {
  401: ['invalid_request_error', 'invalid_api_key'],
  404: ['invalid_request_error', 'model_not_found'],
  429: ['requests', 'rate_limit_exceeded'],
}

/** The body of an error of OpenAI's APIs. */
export function openaiError(status: number, message: string): object {
  const [type, code] = kinds[status] ?? [status < 500 ? 'invalid_request_error' : 'server_error', null]
  return { error: { message, type, param: null, code } }
}
