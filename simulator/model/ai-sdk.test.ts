import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { APICallError, generateText, isStepCount, streamText } from 'ai'
import { firstThen, inOrder } from './behaviours/script.ts'
import { sensible } from './behaviours/sensible.ts'
import { dueWording, models, simulateModel, toolbox } from './test-models.ts'

const question = 'When is my next payment due? ORD-12345, anna@shopper.example'
const bareModel = { prompt: 'Hello', maxRetries: 0 }

for (const [provider, modelAt] of Object.entries(models)) {
  describe(`the AI SDK's ${provider} provider`, () => {
    test('reads a text, its usage and its end', async (context) => {
      const server = await simulateModel(context, inOrder({ say: 'Grüß dich 🙂 on two\nlines' }))
      const result = await generateText({ model: modelAt(server.baseUrl), ...bareModel })
      assert.equal(result.text, 'Grüß dich 🙂 on two\nlines')
      assert.equal(result.finishReason, 'stop')
      assert.ok((result.usage.inputTokens ?? 0) > 10, `${result.usage.inputTokens}`)
      assert.equal(result.usage.outputTokens, 8)
      assert.deepEqual(result.warnings, [])
    })

    test('reads an empty text', async (context) => {
      const server = await simulateModel(context, inOrder({ say: '' }))
      const result = await generateText({ model: modelAt(server.baseUrl), ...bareModel })
      assert.equal(result.text, '')
      assert.equal(result.finishReason, 'stop')
    })

    test('runs a loop of a tool call and an answer', async (context) => {
      const server = await simulateModel(context, sensible)
      const { tools, calls } = toolbox()
      const instructions = 'Answer shortly.'
      const result = await generateText({
        model: modelAt(server.baseUrl),
        instructions,
        prompt: question,
        tools,
        stopWhen: isStepCount(3),
      })
      assert.deepEqual(calls, [{ order_reference: 'ORD-12345', email: 'anna@shopper.example' }])
      assert.equal(result.steps[0]?.finishReason, 'tool-calls')
      assert.equal(result.text, `Here is how it stands: ${dueWording}`)
      const [first, second] = server.requests().map(({ request }) => request)
      assert.equal(first?.system, instructions)
      assert.deepEqual(
        first?.tools.map(({ name }) => name),
        ['get_upcoming_payments', 'get_refund_status'],
      )
      assert.deepEqual(
        second?.messages.map(({ role }) => role),
        ['user', 'assistant', 'tool'],
      )
      const answered = second?.messages[2]
      assert.ok(answered?.role === 'tool')
      assert.equal(answered.results[0]?.name, 'get_upcoming_payments')
      assert.deepEqual(answered.results[0]?.output, { outcome: 'answered', wording: dueWording })
    })

    test('reads text before two calls at once, and sends both back', async (context) => {
      const input = { order_reference: 'ORD-12345', email: 'anna@shopper.example' }
      const call = ['get_refund_status', 'get_upcoming_payments'].map((name) => ({ name, input }))
      const server = await simulateModel(context, inOrder({ say: 'Let me look.', call }, { say: 'Done.' }))
      const { tools, calls } = toolbox()
      const result = await generateText({
        model: modelAt(server.baseUrl),
        prompt: question,
        tools,
        stopWhen: isStepCount(2),
      })
      assert.equal(result.text, 'Done.')
      assert.deepEqual(calls, [input, input])
      const [, spoken, answered] = server.requests()[1]?.request?.messages ?? []
      assert.ok(spoken?.role === 'assistant')
      assert.equal(spoken.text, 'Let me look.')
      assert.deepEqual(
        spoken.calls.map(({ name }) => name),
        ['get_refund_status', 'get_upcoming_payments'],
      )
      assert.ok(answered?.role === 'tool')
      assert.equal(answered.results.length, 2)
    })

    test('carries a conversation on', async (context) => {
      const server = await simulateModel(context, inOrder({ say: 'Good day.' }, { say: 'Again.' }))
      const model = modelAt(server.baseUrl)
      const hello = { role: 'user' as const, content: 'Hello' }
      const first = await generateText({ model, messages: [hello] })
      await generateText({
        model,
        messages: [hello, ...first.response.messages, { role: 'user', content: 'Once more' }],
      })
      assert.deepEqual(server.requests()[1]?.request?.messages, [
        { role: 'user', text: 'Hello' },
        { role: 'assistant', text: 'Good day.', calls: [] },
        { role: 'user', text: 'Once more' },
      ])
    })

    test('streams a text, and a tool call', async (context) => {
      const server = await simulateModel(context, sensible)
      const { tools, calls } = toolbox()
      const result = streamText({
        model: modelAt(server.baseUrl),
        prompt: question,
        tools,
        stopWhen: isStepCount(3),
      })
      const parts: string[] = []
      for await (const part of result.textStream) parts.push(part)
      assert.equal(parts.join(''), `Here is how it stands: ${dueWording}`)
      assert.ok(parts.length > 1, 'the text came in one piece')
      assert.equal(calls.length, 1)
      assert.equal(await result.finishReason, 'stop')
      assert.ok(((await result.totalUsage).outputTokens ?? 0) > 10)
      assert.ok(server.requests().every(({ request }) => request?.stream === true))
    })

    for (const status of [429, 500]) {
      test(`finds ${status} worth another try`, async (context) => {
        const server = await simulateModel(context, inOrder({ status, retryAfterSeconds: 7 }))
        const error = await failure(generateText({ model: modelAt(server.baseUrl), ...bareModel }))
        assert.equal(error.statusCode, status)
        assert.equal(error.isRetryable, true)
        assert.equal(error.responseHeaders?.['retry-after'], '7')
        // Only from a body in the provider's own shape.
        assert.equal(error.message, `The simulated model was told to answer ${status}.`)
      })
    }

    test('tries again after the time that a 429 names', async (context) => {
      const behave = firstThen([{ status: 429, retryAfterSeconds: 0 }], () => ({ say: 'There.' }))
      const server = await simulateModel(context, behave)
      const startMs = performance.now()
      const result = await generateText({ model: modelAt(server.baseUrl), prompt: 'Hello', maxRetries: 1 })
      assert.equal(result.text, 'There.')
      assert.equal(server.requests().length, 2)
      assert.ok(performance.now() - startMs < 1_500, 'the header was not read')
    })

    test('fails where the body breaks off', async (context) => {
      const server = await simulateModel(context, inOrder({ cut: true }))
      await assert.rejects(generateText({ model: modelAt(server.baseUrl), ...bareModel }))
    })

    test('fails where the stream breaks off, after a part of the text', async (context) => {
      const server = await simulateModel(context, inOrder({ cut: true }))
      const { textStream } = streamText({
        model: modelAt(server.baseUrl),
        ...bareModel,
        onError: () => undefined,
      })
      let text = ''
      await assert.rejects(async () => {
        for await (const part of textStream) text += part
      })
      assert.ok(text.startsWith('Your order'), text)
      assert.ok(!text.endsWith('never'), text)
    })

    for (const garbage of ['html', 'json', 'empty'] as const) {
      test(`fails where the body is garbage: ${garbage}`, async (context) => {
        const server = await simulateModel(context, inOrder({ garbage }))
        await failure(generateText({ model: modelAt(server.baseUrl), ...bareModel }))
        assert.equal(server.requests().length, 1)
      })
    }

    test('fails where the connection is reset', async (context) => {
      const server = await simulateModel(context, inOrder({ reset: true }))
      await assert.rejects(generateText({ model: modelAt(server.baseUrl), ...bareModel }))
    })

    test('gives up on a model that hangs', async (context) => {
      const server = await simulateModel(context, inOrder({ hang: true }))
      const abortSignal = AbortSignal.timeout(150)
      await assert.rejects(generateText({ model: modelAt(server.baseUrl), ...bareModel, abortSignal }), {
        name: 'TimeoutError',
      })
      assert.equal(server.requests().length, 1)
    })
  })
}

async function failure(call: Promise<unknown>): Promise<APICallError> {
  const error = await call.then(
    () => assert.fail('the call went well'),
    (thrown: unknown) => thrown,
  )
  assert.ok(APICallError.isInstance(error), `${error}`)
  return error
}
