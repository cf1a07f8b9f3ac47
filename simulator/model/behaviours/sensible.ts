import { z } from 'zod'
import type { Action, Behaviour } from '../action.ts'
import { latestResults, type ModelRequest, type OfferedTool, userTexts } from '../model-request.ts'
import { english, talkFor } from './talk.ts'
import { toolFor } from './topics.ts'

/**
 * A small honest stand-in for a model: calls the tool that the shopper's words ask for, then says the result's
 * `wording` with an opener of its own.
 */
export const sensible: Behaviour = (request): Action => {
  const asked = talkFor(userTexts(request)[0] ?? '') ?? english
  const results = latestResults(request)
  if (results.length > 0) {
    const wording = wordingIn(results.map(({ output }) => output))
    if (wording === '') return { say: asked.sorry }
    const opener = talkFor(wording)?.opener
    return { say: opener === undefined ? wording : `${opener} ${wording}` }
  }
  const tool = toolFor(request)
  return tool === undefined
    ? { say: asked.offer }
    : { call: [{ name: tool.name, input: inputFor(tool, request) }] }
}

/** The `wording` of the tool results that have one. */
function wordingIn(outputs: readonly unknown[]): string {
  return outputs
    .flatMap((output) => {
      const parsed = z.looseObject({ wording: z.string() }).safeParse(output)
      return parsed.success ? [parsed.data.wording] : []
    })
    .join('\n\n')
}

const parametersSchema = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ enum: z.array(z.unknown()).optional() })).default({}),
  required: z.array(z.string()).default([]),
})

/** What the tool asks for and the shopper wrote; where it asks for one of a list, the first. */
function inputFor({ parameters }: OfferedTool, request: ModelRequest): Readonly<Record<string, unknown>> {
  const { properties, required } = parametersSchema.catch({ properties: {}, required: [] }).parse(parameters)
  const values = Object.entries(properties).map(([name, schema]) => [
    name,
    fromShopper(name, request) ?? (required.includes(name) ? schema.enum?.[0] : undefined),
  ])
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

const email = /[^\s@<>()]+@[^\s@<>()]+\.\p{L}+/u
const orderReference = /#?\b(?=[\w-]*\d)[\w-]{4,}/

function fromShopper(name: string, request: ModelRequest): string | undefined {
  const texts = userTexts(request)
  if (/e-?mail/i.test(name)) return firstMatch(texts, email)
  if (/order|reference/i.test(name))
    return firstMatch(
      texts.map((text) => text.replace(email, ' ')),
      orderReference,
    )
  return undefined
}

function firstMatch(texts: readonly string[], pattern: RegExp): string | undefined {
  return texts.map((text) => pattern.exec(text)?.[0]).find((found) => found !== undefined)
}
