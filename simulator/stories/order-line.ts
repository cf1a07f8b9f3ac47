import type { KlarnaOrderLine } from '../klarna-order.ts'

/** Goods. The price is for one, in minor units with tax; the rate has two implied decimals: 2500 is 25 %. */
export function item(
  reference: string,
  name: string,
  unitPrice: number,
  taxRate: number,
  quantity = 1,
): KlarnaOrderLine {
  return line('physical', reference, name, unitPrice, taxRate, quantity)
}

export function digital(
  reference: string,
  name: string,
  unitPrice: number,
  taxRate: number,
): KlarnaOrderLine {
  return line('digital', reference, name, unitPrice, taxRate, 1)
}

export function shippingFee(name: string, price: number, taxRate: number): KlarnaOrderLine {
  return line('shipping_fee', 'SHIPPING', name, price, taxRate, 1)
}

/** The amount is positive here and negative in the order. */
export function discount(reference: string, name: string, amount: number, taxRate: number): KlarnaOrderLine {
  return line('discount', reference, name, -amount, taxRate, 1)
}

/** North America: tax is a line of its own, and the other lines carry none. */
export function salesTax(amount: number): KlarnaOrderLine {
  return line('sales_tax', 'TAX', 'Sales tax', amount, 0, 1)
}

function line(
  type: string,
  reference: string,
  name: string,
  unitPrice: number,
  taxRate: number,
  quantity: number,
): KlarnaOrderLine {
  const total = unitPrice * quantity
  return {
    reference,
    type,
    quantity,
    quantity_unit: 'pcs',
    name,
    total_amount: total,
    unit_price: unitPrice,
    total_discount_amount: 0,
    tax_rate: taxRate,
    total_tax_amount: total - Math.round((total * 10_000) / (10_000 + taxRate)),
  }
}

/** As many of a line as the refund pays for. */
export function returned(bought: KlarnaOrderLine, amount: number): KlarnaOrderLine {
  const quantity = amount / bought.unit_price
  return line(bought.type, bought.reference, bought.name, bought.unit_price, bought.tax_rate, quantity)
}

/** Lines of the goods named, or all. */
export function linesNamed(
  lines: readonly KlarnaOrderLine[],
  references?: readonly string[],
): KlarnaOrderLine[] {
  if (references === undefined) return [...lines]
  return lines.filter((candidate) => references.includes(candidate.reference))
}

export function totalOf(lines: readonly KlarnaOrderLine[]): number {
  return lines.reduce((sum, candidate) => sum + candidate.total_amount, 0)
}
