import type { Wording } from '../wording.ts'

/** "el pedido ORD-12345", or "tu pedido" where it has no number. */
const theOrder = (order: string | null): string => (order === null ? 'tu pedido' : `el pedido ${order}`)
const ofTheOrder = (order: string | null): string => (order === null ? 'de tu pedido' : `del pedido ${order}`)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const using = (method: string | null): string => (method === null ? '' : ` con «${method}»`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Paga el total hoy',
    pay_later: 'Paga más tarde',
    pay_in_3: 'Paga en 3 plazos',
    pay_in_4: 'Paga en 4 plazos',
    financing: 'Financiación',
  },
  methodDescriptions: {
    pay_now: 'Paga el importe completo al momento, con tarjeta o desde tu cuenta bancaria.',
    pay_later: 'Recibe primero tu pedido y paga a Klarna después, normalmente en un plazo de 30 días.',
    pay_in_3: 'Divide el importe en 3 pagos iguales, normalmente cada 30 días.',
    pay_in_4: 'Divide el importe en 4 pagos iguales, normalmente cada dos semanas.',
    financing: 'Reparte el coste en varios meses. Puede llevar intereses.',
    unknown: 'Klarna muestra las condiciones al finalizar la compra.',
  },
  orderStatus: {
    found: (order) => `He encontrado ${theOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `El importe ${ofTheOrder(order)} es de ${total}.`
        : `${capitalised(theOrder(order))} es del ${day}${total === null ? '' : ` y su importe es de ${total}`}.`,
    status: {
      authorized: (until) =>
        `Klarna lo ha aprobado; la tienda aún no lo ha cobrado${until === null ? '' : ` y puede hacerlo hasta el ${until}`}.`,
      part_captured: (until) =>
        `La tienda ha cobrado una parte${until === null ? '' : ` y puede cobrar el resto hasta el ${until}`}.`,
      captured: () => 'La tienda ya lo ha cobrado.',
      cancelled: () => 'Está cancelado.',
      expired: () => 'Ha caducado, porque la tienda no lo cobró a tiempo.',
      closed: () => 'En Klarna figura como cerrado.',
      unrecognised: () =>
        'Klarna le asigna un estado que no conozco. Puedes verlo en la app de Klarna, y la tienda puede ayudarte.',
    },
    underReview: 'Klarna todavía lo está revisando; suele tardar menos de un día.',
    declined: 'Klarna lo ha rechazado.',
    refunded: (amount) => `Importe reembolsado: ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'He encontrado un pedido con tu correo electrónico:'
        : `He encontrado ${count} pedidos con tu correo electrónico:`,
    unnamed: 'Pedido',
    statuses: {
      authorized: 'aún sin cobrar',
      part_captured: 'cobrado en parte',
      captured: 'cobrado',
      cancelled: 'cancelado',
      expired: 'caducado',
      closed: 'cerrado',
      unrecognised: 'estado desconocido',
    },
    mayBeMore: {
      more_than_shown: (shown) =>
        `Estos son los ${shown} más recientes. En la app de Klarna puedes verlos todos.`,
      not_answering: () =>
        'Puede que haya más: ahora mismo no se puede acceder a una parte de los datos de la tienda. En la app de Klarna puedes verlos todos.',
      since_connected: () =>
        'Puede que haya otros más antiguos: el sistema de la tienda solo me comunica los pedidos realizados desde que se conectó. En la app de Klarna puedes verlos todos.',
      not_listed: () =>
        'Puede que haya más: la tienda no puede listar en Klarna los pedidos por correo electrónico. En la app de Klarna puedes verlos todos.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Tu pago se ha completado.'
        : `Tu pago se ha completado. Total pagado: ${amount}${using(method)}.`,
    completeToShop: (amount, method) =>
      `Tu pago a la tienda se ha completado${colon(amount)}${using(method)}.`,
    owedInParts: (parts) =>
      `A Klarna le pagas en ${parts} plazos; en la app de Klarna puedes ver lo que queda.`,
    owedMonthly: 'A Klarna le pagas mes a mes; en la app de Klarna puedes ver lo que queda.',
    owedLater: 'A Klarna le pagas más tarde; en la app de Klarna puedes ver lo que queda y hasta cuándo.',
    charged: (amount) =>
      `La tienda ha cobrado tu pedido${colon(amount)}. En la app de Klarna puedes ver cómo se paga.`,
    notCharged: (total) => `La tienda aún no ha cobrado tu pedido${total === null ? '' : ` de ${total}`}.`,
    usuallyWhenShipped: 'Lo normal es que lo haga al enviarlo.',
    nothingDueYet: 'Hasta entonces no tienes nada que pagar.',
    underReview: 'Klarna todavía está revisando este pedido.',
    declined: 'Klarna ha rechazado este pedido. La tienda no lo ha cobrado.',
    refundedInFull: (amount) => `Este pedido se ha reembolsado por completo${colon(amount)}.`,
    cancelled: 'Este pedido está cancelado.',
    expired: 'Este pedido ha caducado, porque la tienda no lo cobró a tiempo.',
    closed: 'En Klarna, este pedido figura como cerrado.',
    nothingMore: (captured) =>
      captured === null
        ? 'No se cobrará nada.'
        : `Antes se había cobrado un importe de ${captured}; no se cobrará nada más.`,
    shopRefunded: (amount) => `De lo cobrado, la tienda ha reembolsado ${amount}.`,
    unknown:
      'Klarna asigna a este pedido un estado que no conozco, así que no puedo decirte si está pagado. Puedes verlo en la app de Klarna, y la tienda puede ayudarte.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Hasta ahora solo se ha cobrado una parte de tu pedido.'
        : `Hasta ahora se ha cobrado una parte de tu pedido: ${captured} de un total de ${total}.`,
    whyPart: 'Suele pasar cuando los artículos se envían por separado.',
    restCanBeCharged: (amount, until) =>
      `El resto (${amount}) se puede cobrar cuando se envíe lo que falta${until === null ? '' : `, como muy tarde el ${until}`}.`,
    declined: 'Klarna ha rechazado este pedido. La tienda no ha cobrado nada.',
    unknownStatus: 'Klarna asigna a este pedido un estado que no conozco.',
    allCharged: (amount) => `Se ha cobrado el pedido completo${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `De tu pedido se ha cobrado una parte: ${captured} de un total de ${total}. No se cobrará nada más.`,
    charged: (amount) => `Importe cobrado: ${amount}.`,
    nothingCharged: 'La tienda no ha cobrado nada.',
    nothingMore: 'No se cobrará nada más.',
    chargedOnApproval: (amount) =>
      `La tienda aún no ha cobrado nada. Puede cobrar ${amount} cuando Klarna apruebe tu pedido.`,
    chargedWhenShipped: (amount) =>
      `La tienda aún no ha cobrado nada. Puede cobrar ${amount} cuando se envíe tu pedido.`,
    nothingLeft: 'La tienda no ha cobrado nada y no queda nada por cobrar.',
    line: (day, amount, items) =>
      `Cobro${day === null ? '' : ` del ${day}`}${colon(amount)}${items === null ? '' : ` por ${items}`}`,
    parcel: (text) => `Paquete: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `La tienda no ha cobrado nada por ${theOrder(order)}, así que no hay ningún reembolso.`,
    noneYet: (order) =>
      `La tienda aún no ha registrado ningún reembolso para ${theOrder(order)}. Si has devuelto algo, suele aparecer cuando la tienda ha recibido la devolución.`,
    one: (amount, day) =>
      `Sí, tu reembolso${amount === null ? '' : ` de ${amount}`} ${day === null ? 'se ha tramitado' : `se tramitó el ${day}`}.`,
    several: (count, total) =>
      `Sí, se han tramitado ${count} reembolsos${total === null ? '' : `, ${total} en total`}:`,
    shopNote: (text) => `Nota de la tienda: «${text}».`,
    everything: 'Se ha reembolsado todo lo que se había cobrado.',
    leavesCharged: (amount) => `Así, el importe cobrado por el pedido queda en ${amount}.`,
    arrives: (fromDays, toDays) =>
      `El dinero suele tardar de ${fromDays} a ${toDays} días en llegar a la cuenta desde la que pagaste.`,
    dueFallsAway:
      'Los pagos a Klarna que aún estaban pendientes quedan anulados, y lo pagado se devuelve. En la app de Klarna puedes ver los detalles.',
    dueIsLowered:
      'Si aún hay pagos a Klarna pendientes, el reembolso los reduce. En la app de Klarna puedes ver lo que queda.',
  },
  schedule: {
    heading: (order) =>
      `Este es el calendario de pagos ${ofTheOrder(order)} (estimado; las fechas exactas están en la app de Klarna):`,
    planHeading: (amount, day) => `Por el cobro de ${amount} del ${day}:`,
    chargedAtStart: (number, amount, day) => `Pago ${number}: ${amount} – cobrado el ${day}`,
    duePassed: (number, amount, day) =>
      `Pago ${number}: ${amount} – vencía el ${day}; en la app de Klarna puedes ver si está pagado`,
    upcoming: (number, amount, day) => `Pago ${number}: ${amount} – vence el ${day}`,
    nothingLeft: (number, amount) => `Pago ${number}: ${amount} – tras el reembolso, no queda nada por pagar`,
    unmatchedRefund:
      'Hay un reembolso de este pedido que no he podido asignar a un cobro, así que aquí no está descontado. En la app de Klarna puedes ver lo que queda.',
    whyNot: {
      nothing_captured:
        'La tienda aún no ha cobrado este pedido, así que por ahora no vence ningún pago. Las tiendas suelen cobrar los pedidos al enviarlos.',
      pay_in_full: 'Este pedido se paga de una vez, así que no hay plazos.',
      financing:
        'Este pedido está financiado con Klarna. Las cuotas mensuales son un asunto entre Klarna y tú: puedes verlas en la app de Klarna.',
      monthly_invoice:
        'Este pedido va en una factura mensual de Klarna. En la app de Klarna puedes ver cuándo vence.',
      unknown_method:
        'Con el método de pago de este pedido no puedo calcular cuándo vencen los pagos. Puedes verlo en la app de Klarna.',
      cancelled: 'Este pedido está cancelado, así que no hay nada que pagar por él.',
      expired: 'Este pedido ha caducado, así que no se cobrará nada más por él.',
      closed:
        'En Klarna, este pedido figura como cerrado, así que no puedo calcular un calendario de pagos. En la app de Klarna puedes ver si hay algo pendiente.',
      refunded_in_full:
        'Este pedido se ha reembolsado por completo, así que no hay más pagos por vencer. En la app de Klarna puedes ver los detalles.',
      rejected: 'Klarna ha rechazado este pedido, así que no conlleva ningún pago.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna no indica cómo se paga este pedido.',
    notKnown: 'Klarna indica un método de pago que no conozco.',
    chosen: (method) => `Al finalizar la compra elegiste «${method}».`,
    mayHaveChanged: 'Si después lo has cambiado en la app de Klarna, vale lo que diga la app.',
    heading: 'El calendario de pagos (estimado; las fechas exactas están en la app de Klarna):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Tu próximo pago es de ${amount} y vence el ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Según el plan habitual, no hay ningún pago previsto. En la app de Klarna puedes ver si queda algo pendiente.',
    noOther: 'Por lo que la tienda ha cobrado hasta ahora, no hay más pagos previstos.',
    oneMore: (amount, day) => `Después hay un pago más, de ${amount}, que vence el ${day}.`,
    more: (payments) =>
      `Después hay ${payments.length} más: ${listed(payments.map(({ amount, day }) => `${amount} el ${day}`))}.`,
    estimate: 'Es una estimación; las fechas exactas están en la app de Klarna.',
  },
  paymentMethods: {
    heading: (country) => `En ${withArticle(country)}, Klarna suele ofrecer:`,
    none: (country) =>
      `No conozco ningún método de pago de Klarna en ${withArticle(country)}. Al finalizar la compra puedes ver cuáles se ofrecen.`,
    klarnaDecides: 'Al finalizar la compra, Klarna decide qué opciones te ofrece.',
  },
  outcomes: {
    no_match:
      'No he encontrado ningún pedido con ese número y ese correo electrónico. Por favor, comprueba los dos datos. Un pedido muy reciente puede tardar unos minutos en aparecer, y también sirve el ID de pedido de Klarna, que encontrarás en la app de Klarna o en el correo de Klarna.',
    klarna_order_id_required:
      'Para consultar este pedido necesito su ID de pedido de Klarna. Es un código largo, como 12345678-90ab-cdef-1234-567890abcdef: lo encontrarás en la app de Klarna, dentro de la compra, y en el correo de confirmación de Klarna.',
    too_many_attempts: (seconds) =>
      `Ha habido demasiados intentos con datos que no coincidían. Por tu seguridad, espera ${duration(seconds)} y vuelve a intentarlo.`,
    busy: 'Hay mucha gente preguntando ahora mismo. Vuelve a intentarlo en un momento, por favor.',
    unavailable:
      'Ahora mismo no puedo consultar los datos de pago y prefiero no adivinar. Vuelve a intentarlo en unos minutos o míralo en la app de Klarna.',
    not_connected:
      'En este momento no puedo consultar pedidos de Klarna, porque la conexión de la tienda con Klarna no funciona. Contacta con la tienda o míralo en la app de Klarna.',
    disabled: 'En esta tienda no puedo responder a esa pregunta. Por favor, contacta con la tienda.',
    bad_input: 'No he podido leer la pregunta.',
  },
}

/** "dentro de 10 días", "hoy", "mañana". */
function inDays(days: number): string {
  if (days === 0) return 'hoy'
  return days === 1 ? 'mañana' : `dentro de ${days} días`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 segundo' : `${seconds} segundos`
  return `${Math.ceil(seconds / 60)} minutos`
}

/** "a, b y c". */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' y ')
}

/** Countries that stand with an article after "en". */
function withArticle(country: string): string {
  if (country === 'Reino Unido') return `el ${country}`
  if (/^(?:República|Isla |RAE )/.test(country)) return `la ${country}`
  if (country.startsWith('Islas ')) return `las ${country}`
  return /^(?:Países Bajos|Emiratos)/.test(country) ? `los ${country}` : country
}
