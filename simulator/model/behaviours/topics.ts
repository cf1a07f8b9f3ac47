import { type ModelRequest, type OfferedTool, userTexts } from '../model-request.ts'

/** What a tool's name holds → beginnings of words that ask for it, the more special topic first. */
const topics: readonly (readonly [nameHolds: string, words: RegExp])[] = [
  ['refund', /refund|money back|återbetal|tillbaka|rückerstatt|erstatt|rembours|reembols|devol|palaut/],
  ['installment', /instal?lment|part payment|delbetal|avbetal|raten|mensualit|échéancier|cuota|osamaksu/],
  [
    'upcoming',
    /\bdue\b|next pay|upcoming|when .*pay|förfall|nästa|fällig|nächste|prochain|vence|próximo|eräpäiv/,
  ],
  ['history', /history|happened|timeline|historik|verlauf|historique|historial|historia/],
  ['payment_methods', /methods|which ways|betalsätt|zahlungsarten|moyens de paiement|métodos|maksutavat/],
  ['capture', /captur|charged|debited|dragits|debiterat|abgebucht|prélev|cobrado|veloitet/],
  ['payment_status', /\bpaid\b|betald|betalat|bezahlt|payé|pagad|maksettu/],
  ['payment_info', /how .*pay|pay with|hur .*betal|wie .*zahl|comment .*pay|cómo .*pag|miten .*maks/],
  [
    'order_status',
    /order|where|status|deliver|ship|beställ|leverans|bestell|liefer|commande|livr|pedido|tilau/,
  ],
  ['payment', /\bpay|betal|zahl|pai|pago|maks/],
]

/** The tool that the shopper's words ask for. Earlier messages count where the last one only brings details. */
export function toolFor(request: ModelRequest): OfferedTool | undefined {
  for (const text of userTexts(request)) {
    const words = text.toLowerCase()
    for (const [nameHolds, asking] of topics) {
      const tool = request.tools.find(({ name }) => name.includes(nameHolds))
      if (tool !== undefined && asking.test(words)) return tool
    }
    if (!/[@\d]/.test(text)) return undefined
  }
  return undefined
}
