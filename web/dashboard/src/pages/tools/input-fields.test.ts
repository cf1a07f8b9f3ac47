import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeTool } from '../../../../../src/tools/describe.ts'
import { tools } from '../../../../../src/tools/index.ts'
import { inputFields } from './input-fields.ts'

test('every tool can be tried with what its form asks for', () => {
  for (const tool of tools) {
    const { inputSchema } = describeTool(tool)
    const asked = inputFields(inputSchema)
    const names = asked.map(({ name }) => name)
    const required = Array.isArray(inputSchema['required']) ? inputSchema['required'] : []
    assert.deepEqual(
      asked.filter((field) => field.required).map(({ name }) => name),
      required,
    )
    for (const label of asked.map(({ label }) => label)) assert.doesNotMatch(label, /_/)
    assert.equal(names.includes('end_user'), false)
    assert.equal(names.includes('locale'), true)
  }
})

test('a field that this page does not know keeps the words of its tool', () => {
  const schema = {
    properties: { parcel_number: { type: 'string', description: 'As on the label.', maxLength: 20 } },
  }
  assert.deepEqual(inputFields(schema), [
    {
      name: 'parcel_number',
      label: 'parcel number',
      hint: 'As on the label.',
      required: false,
      kind: 'text',
      longest: 20,
    },
  ])
})

test('what cannot be written as a text, and a schema with nothing in it, ask for nothing', () => {
  assert.deepEqual(inputFields({ properties: { limit: { type: 'integer' }, code: { type: 'string' } } }), [])
  assert.deepEqual(inputFields({}), [])
})
