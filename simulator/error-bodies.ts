import { randomUUID } from 'node:crypto'
import { type Answer, htmlAnswer, jsonAnswer } from './answer.ts'

/** Klarna's JSON error (klarna-facts §2.4): the code is for programs, the messages are not to be parsed. */
export function klarnaError(status: number, code: string, ...messages: string[]): Answer {
  const correlationId = randomUUID()
  const body = JSON.stringify({ error_code: code, error_messages: messages, correlation_id: correlationId })
  return jsonAnswer(status, body, correlationId)
}

const unauthorisedPage = `<html>
<head><title>401 Authorization Required</title></head>
<body>
<center><h1>401 Authorization Required</h1></center>
<hr><center>openresty</center>
</body>
</html>
`

/** Klarna: a bad credential gets an HTML page without a correlation id (klarna-facts §2.4). */
export function unauthorised(): Answer {
  return htmlAnswer(401, unauthorisedPage, {
    server: 'openresty',
    'www-authenticate': 'Basic realm="very closed site"',
  })
}

export function invalidOrderId(): Answer {
  return klarnaError(400, 'INVALID_ORDER_ID', 'Order ID must be a valid UUID.')
}

export function noSuchOrder(orderId: string): Answer {
  return klarnaError(404, 'NO_SUCH_ORDER', `Order ${orderId} cannot be found`)
}

export function noSuchCapture(captureId: string): Answer {
  return klarnaError(404, 'NO_SUCH_CAPTURE', `Capture could not be found. Capture ${captureId} is unknown`)
}

export function noSuchRefund(refundId: string, orderId: string): Answer {
  return klarnaError(404, 'NOT_FOUND', `Refund ${refundId} cannot be found for order ${orderId}`)
}

/** Klarna: a path that does not exist can answer 403 (klarna-facts §2.3). */
export function unknownPath(): Answer {
  return klarnaError(403, 'NOT_ALLOWED', 'Not allowed')
}

export function badValue(...fields: string[]): Answer {
  return klarnaError(400, 'BAD_VALUE', `Bad value: ${fields.join(', ')}`)
}

export function tooLarge(): Answer {
  return klarnaError(413, 'REQUEST_TOO_LARGE', 'Request too large')
}

/** The answer that Klarna gives with a status, whatever was asked. For a status below 400 the body is empty. */
export function answerOfStatus(status: number, path: string): Answer {
  if (status < 400) return { status, headers: { server: 'openresty' }, body: '' }
  switch (status) {
    case 400:
      return invalidOrderId()
    case 401:
      return unauthorised()
    case 403:
      return unknownPath()
    case 404:
      return noSuchOrder(/\/orders\/([^/?]+)/.exec(path)?.[1] ?? 'unknown')
    case 409:
      return klarnaError(409, 'CONFLICT')
    case 413:
      return tooLarge()
    case 422:
      return klarnaError(422, 'UNPROCESSABLE_ENTITY', 'Unprocessable entity')
    case 429:
      return klarnaError(429, 'TOO_MANY_REQUESTS', 'Too many requests')
    case 502:
    case 503:
    case 504:
      return klarnaError(status, 'TEMPORARILY_UNAVAILABLE', 'Temporarily unavailable')
    case 500:
      return klarnaError(500, 'INTERNAL_SERVER_ERROR', 'Unexpected server error')
    default:
      return klarnaError(status, status < 500 ? 'BAD_REQUEST' : 'UNEXPECTED_ERROR', 'Unexpected error')
  }
}
