import type { FastifyServerOptions } from 'fastify'

type SchemaController = NonNullable<FastifyServerOptions['schemaController']>

/**
 * Each route parses its own input and says in its own words what is wrong; what a reply looks like is fixed by types
 * and contract tests. The routes' schemas only describe the API, so Fastify's compilers are never loaded.
 */
export const noCompilers = {
  compilersFactory: {
    buildValidator: () => () => () => true,
    buildSerializer: () => () => JSON.stringify,
  },
  // The type asks for functions of Ajv's own make; Fastify itself calls any function.
} as unknown as SchemaController
