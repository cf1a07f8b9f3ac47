import { Agent, createServer, request } from 'node:http'

/** Does one GET to the address given and returns a string: what any answer costs at least. Prints its own address. */
const [simulator = '', authorization = ''] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true })

const server = createServer((incoming, outgoing) => {
  incoming.resume()
  incoming.once('end', () => {
    const path = `/ordermanagement/v1/orders/${incoming.url?.slice(1)}`
    const headers = { authorization, 'x-kvitto-klarna-host': 'api.playground.klarna.com' }
    request(`${simulator}${path}`, { agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        outgoing.setHeader('content-type', 'application/json').end('{"reply":"It is paid."}'),
      )
    }).end()
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})
