import { lookupEntry } from './lookup-entry.ts'
import { woocommerceEntry } from './woocommerce-entry.ts'

/** The platforms that are connected by an address and plain pieces of text, in the order in which they are shown. */
export const entries = [woocommerceEntry, lookupEntry]
