import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  type ValueNode,
} from 'kysely'

/**
 * Postgres keeps no text with U+0000 in it and refuses the whole query. Whoever sends it would see an error of ours, so
 * it becomes U+FFFD, as a lone surrogate does: not nothing, or two different texts would become one.
 */
export function withoutNul(): KyselyPlugin {
  const transformer = new Readable()
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
}

class Readable extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: readable(node.value) }
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(readable) }
  }
}

export function readable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value
}
