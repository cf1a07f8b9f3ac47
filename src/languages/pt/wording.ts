import type { Wording } from '../wording.ts'

/** "encomenda ORD-12345", or "tua encomenda" where it has no number; the article stands before it. */
const order = (number: string | null): string => (number === null ? 'tua encomenda' : `encomenda ${number}`)
const using = (method: string | null): string => (method === null ? '' : ` com «${method}»`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)
const onDay = (day: string | null): string => (day === null ? '' : ` no dia ${day}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Paga agora',
    pay_later: 'Paga mais tarde',
    pay_in_3: 'Paga em 3 prestações',
    pay_in_4: 'Paga em 4 prestações',
    financing: 'Financiamento',
  },
  methodDescriptions: {
    pay_now: 'O valor total de uma só vez, com cartão ou conta bancária.',
    pay_later: 'Recebes primeiro a encomenda e pagas depois à Klarna, normalmente no prazo de 30 dias.',
    pay_in_3: 'O valor dividido em 3 prestações iguais, normalmente com 30 dias de intervalo.',
    pay_in_4: 'O valor dividido em 4 prestações iguais, normalmente de duas em duas semanas.',
    financing: 'O custo repartido por vários meses. Pode ter juros.',
    unknown: 'A Klarna mostra as condições ao finalizares a compra.',
  },
  orderStatus: {
    found: (number) => `Encontrei a ${order(number)}.`,
    placed: (number, day, total) =>
      day === null
        ? `O total da ${order(number)} é de ${total}.`
        : `A ${order(number)} foi feita${onDay(day)}${total === null ? '' : `, no total de ${total}`}.`,
    status: {
      authorized: (until) =>
        `A Klarna já a aprovou; a loja ainda não a cobrou${until === null ? '' : ` e pode fazê-lo até ${until}`}.`,
      part_captured: (until) =>
        `A loja já cobrou uma parte${until === null ? '' : ` e pode cobrar o resto até ${until}`}.`,
      captured: () => 'A loja já a cobrou.',
      cancelled: () => 'Foi cancelada.',
      expired: () => 'Expirou, porque a loja não a cobrou a tempo.',
      closed: () => 'Na Klarna, aparece como fechada.',
      unrecognised: () =>
        'Na Klarna, tem um estado que não conheço. Podes vê-lo na app da Klarna, e a loja pode ajudar-te.',
    },
    underReview: 'A Klarna ainda está a analisá-la, o que normalmente demora menos de um dia.',
    declined: 'A Klarna recusou-a.',
    refunded: (amount) => `Já foram reembolsados ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Encontrei uma encomenda com o teu email:'
        : `Encontrei ${count} encomendas com o teu email:`,
    unnamed: 'Encomenda',
    statuses: {
      authorized: 'ainda não cobrada',
      part_captured: 'cobrada em parte',
      captured: 'cobrada',
      cancelled: 'cancelada',
      expired: 'expirada',
      closed: 'fechada',
      unrecognised: 'estado desconhecido',
    },
    mayBeMore: {
      more_than_shown: (shown) => `Estas são as ${shown} mais recentes. A app da Klarna mostra-as todas.`,
      not_answering: () =>
        'Pode haver mais: neste momento não é possível aceder a uma parte dos dados da loja. A app da Klarna mostra-as todas.',
      since_connected: () =>
        'Pode haver outras mais antigas: o sistema da loja só me comunica as encomendas feitas desde que foi ligado. A app da Klarna mostra-as todas.',
      not_listed: () =>
        'Pode haver mais: a Klarna não permite às lojas listar encomendas por email. A app da Klarna mostra-as todas.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'O teu pagamento está concluído.'
        : `O teu pagamento está concluído. Total pago: ${amount}${using(method)}.`,
    completeToShop: (amount, method) =>
      `O teu pagamento à loja está concluído${colon(amount)}${using(method)}.`,
    owedInParts: (parts) => `À Klarna pagas em ${parts} prestações; a app da Klarna mostra quanto falta.`,
    owedMonthly: 'À Klarna pagas mês a mês; a app da Klarna mostra quanto falta.',
    owedLater: 'À Klarna pagas mais tarde; a app da Klarna mostra quanto falta e até quando.',
    charged: (amount) =>
      `A loja já cobrou a tua encomenda${colon(amount)}. A app da Klarna mostra como é paga.`,
    notCharged: (total) =>
      `A loja ainda não cobrou a tua encomenda${total === null ? '' : ` no valor de ${total}`}.`,
    usuallyWhenShipped: 'A cobrança costuma ser feita no envio.',
    nothingDueYet: 'Até lá, não há nada a pagar.',
    underReview: 'A Klarna ainda está a analisar esta encomenda.',
    declined: 'A Klarna recusou esta encomenda. A loja não a cobrou.',
    refundedInFull: (amount) => `Esta encomenda foi reembolsada na totalidade${colon(amount)}.`,
    cancelled: 'Esta encomenda foi cancelada.',
    expired: 'Esta encomenda expirou, porque a loja não a cobrou a tempo.',
    closed: 'Na Klarna, esta encomenda aparece como fechada.',
    nothingMore: (captured) =>
      captured === null
        ? 'Não será cobrado nada.'
        : `Antes disso foram cobrados ${captured}; não será cobrado mais nada.`,
    shopRefunded: (amount) => `Desta encomenda, a loja já reembolsou ${amount}.`,
    unknown:
      'Na Klarna, esta encomenda tem um estado que não conheço, por isso não sei dizer se está paga. Podes vê-lo na app da Klarna, e a loja pode ajudar-te.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Até agora, só foi cobrada uma parte da tua encomenda.'
        : `Até agora, foram cobrados ${captured} dos ${total} da tua encomenda.`,
    whyPart: 'Isto costuma acontecer quando os artigos são enviados em separado.',
    restCanBeCharged: (amount, until) =>
      `Os restantes ${amount} podem ser cobrados quando o resto for enviado${until === null ? '' : `, até ${until}`}.`,
    declined: 'A Klarna recusou esta encomenda. A loja não cobrou nada.',
    unknownStatus: 'Na Klarna, esta encomenda tem um estado que não conheço.',
    allCharged: (amount) => `A tua encomenda foi cobrada na totalidade${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Foram cobrados ${captured} dos ${total} da tua encomenda. Não será cobrado mais nada.`,
    charged: (amount) => `Foram cobrados ${amount}.`,
    nothingCharged: 'A loja não cobrou nada.',
    nothingMore: 'Não será cobrado mais nada.',
    chargedOnApproval: (amount) =>
      `A loja ainda não cobrou nada. Pode cobrar ${amount} depois de a Klarna aprovar a tua encomenda.`,
    chargedWhenShipped: (amount) =>
      `A loja ainda não cobrou nada. Pode cobrar ${amount} quando a tua encomenda for enviada.`,
    nothingLeft: 'A loja não cobrou nada, e não resta nada por cobrar.',
    line: (day, amount, items) =>
      `Cobrado${onDay(day)}${colon(amount)}${items === null ? '' : ` por ${items}`}`,
    parcel: (text) => `Envio: ${text}`,
  },
  refunds: {
    nothingCharged: (number) => `A loja não cobrou nada pela ${order(number)}, por isso não há reembolso.`,
    noneYet: (number) =>
      `A loja ainda não registou nenhum reembolso da ${order(number)}. Se devolveste alguma coisa, o reembolso costuma aparecer depois de a loja a receber.`,
    one: (amount, day) =>
      `Sim, o teu reembolso${amount === null ? '' : ` de ${amount}`} foi processado${onDay(day)}.`,
    several: (count, total) =>
      `Sim, foram processados ${count} reembolsos${total === null ? '' : `, ${total} no total`}:`,
    shopNote: (text) => `Nota da loja: «${text}».`,
    everything: 'Tudo o que foi cobrado já foi reembolsado.',
    leavesCharged: (amount) => `O valor cobrado pela encomenda fica assim em ${amount}.`,
    arrives: (fromDays, toDays) =>
      `O dinheiro costuma demorar ${fromDays} a ${toDays} dias a chegar à conta com que pagaste.`,
    dueFallsAway:
      'Os pagamentos à Klarna que ainda faltavam ficam sem efeito, e o que já foi pago é devolvido. A app da Klarna mostra os detalhes.',
    dueIsLowered:
      'Se ainda faltarem pagamentos à Klarna, o reembolso reduz o valor deles. A app da Klarna mostra quanto falta.',
  },
  schedule: {
    heading: (number) =>
      `Aqui está o plano de pagamentos da ${order(number)} (estimativa; as datas exatas estão na app da Klarna):`,
    planHeading: (amount, day) => `Para os ${amount} cobrados no dia ${day}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – cobrado no dia ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – venceu no dia ${day}; a app da Klarna mostra se está pago`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – vence no dia ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – nada a pagar depois do reembolso`,
    unmatchedRefund:
      'Não foi possível associar um reembolso desta encomenda a uma cobrança, por isso não está descontado aqui. A app da Klarna mostra quanto falta.',
    whyNot: {
      nothing_captured:
        'A loja ainda não cobrou esta encomenda, por isso não há nada a pagar por agora. As lojas costumam cobrar uma encomenda quando a enviam.',
      pay_in_full: 'Esta encomenda é paga de uma só vez, por isso não há prestações.',
      financing:
        'Esta encomenda é financiada pela Klarna. As mensalidades são entre ti e a Klarna: podes vê-las na app da Klarna.',
      monthly_invoice:
        'Esta encomenda está numa fatura mensal da Klarna. A app da Klarna mostra quando vence.',
      unknown_method:
        'Para a forma de pagamento desta encomenda, não consigo calcular quando vencem os pagamentos. A app da Klarna mostra essas datas.',
      cancelled: 'Esta encomenda foi cancelada, por isso não há nada a pagar por ela.',
      expired: 'Esta encomenda expirou, por isso não será cobrado mais nada por ela.',
      closed:
        'Na Klarna, esta encomenda aparece como fechada, por isso não consigo calcular um plano. A app da Klarna mostra se há algo a pagar.',
      refunded_in_full:
        'Esta encomenda foi reembolsada na totalidade, por isso não há mais pagamentos a fazer por ela. A app da Klarna mostra os detalhes.',
      rejected: 'A Klarna recusou esta encomenda, por isso não há pagamentos a fazer por ela.',
    },
  },
  paymentInfo: {
    notSaid: 'A Klarna não indica como esta encomenda é paga.',
    notKnown: 'A Klarna indica um método de pagamento que não conheço.',
    chosen: (method) => `Ao finalizar a compra, escolheste «${method}».`,
    mayHaveChanged: 'Se entretanto mudaste de método na app da Klarna, vale o que está na app.',
    heading: 'O plano (estimativa; as datas exatas estão na app da Klarna):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `O teu próximo pagamento é de ${amount} e vence no dia ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Segundo o plano habitual, não há mais pagamentos previstos. A app da Klarna mostra se ainda há algo em aberto.',
    noOther: 'Do que a loja cobrou até agora, não há mais nenhum pagamento previsto.',
    oneMore: (amount, day) => `Depois tens mais um pagamento de ${amount}, que vence no dia ${day}.`,
    more: (payments) =>
      `Depois há mais ${payments.length}: ${payments.map(({ amount, day }) => `${amount} no dia ${day}`).join(', ')}.`,
    estimate: 'Isto é uma estimativa; as datas exatas estão na app da Klarna.',
  },
  paymentMethods: {
    heading: (country) => `${inCountry(country, 'E')}, a Klarna costuma oferecer:`,
    none: (country) =>
      `Não conheço métodos de pagamento da Klarna ${inCountry(country, 'e')}. Ao finalizares a compra, vês o que está disponível.`,
    klarnaDecides: 'A Klarna decide o que te oferece quando finalizas a compra.',
  },
  outcomes: {
    no_match:
      'Não encontrei nenhuma encomenda com esse número e esse email. Confirma os dois, por favor. Uma encomenda muito recente pode demorar uns minutos a aparecer, e o ID de encomenda da Klarna, que está na app ou no email da Klarna, também serve.',
    klarna_order_id_required:
      'Para procurar esta encomenda, preciso do ID de encomenda da Klarna. É um código longo, como 12345678-90ab-cdef-1234-567890abcdef: está na app da Klarna, nos detalhes da compra, e no email de confirmação da Klarna.',
    too_many_attempts: (seconds) =>
      `Houve demasiadas tentativas com dados que não correspondem. Para tua segurança, espera ${duration(seconds)} e tenta de novo.`,
    busy: 'Há muitas pessoas a perguntar neste momento. Tenta de novo daqui a pouco, por favor.',
    unavailable:
      'Não consigo aceder agora à informação de pagamento e prefiro não adivinhar. Tenta de novo daqui a uns minutos ou vê na app da Klarna.',
    not_connected:
      'De momento não consigo consultar encomendas da Klarna, porque a ligação da loja à Klarna não está a funcionar. Contacta a loja ou vê na app da Klarna.',
    disabled: 'Nesta loja, não posso responder a essa pergunta. Contacta a loja, por favor.',
    bad_input: 'Não consegui ler a pergunta.',
  },
}

/** "daqui a 10 dias", "hoje", "amanhã". */
function inDays(days: number): string {
  if (days === 0) return 'hoje'
  return days === 1 ? 'amanhã' : `daqui a ${days} dias`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 segundo' : `${seconds} segundos`
  return `${Math.ceil(seconds / 60)} minutos`
}

/** "em Portugal", "na Alemanha", "no Canadá": most countries have an article, and it goes with the name. */
function inCountry(country: string, e: 'E' | 'e'): string {
  const n = e === 'E' ? 'N' : 'n'
  if (/^(?:Países|Estados|Emirados) /.test(country)) return `${n}os ${country}`
  if (
    /^(?:Reino |Canadá|México|Brasil|Luxemburgo|Japão|Liechtenstein|Mónaco|Chile|Peru|Egito|Quénia|Gana)/.test(
      country,
    )
  )
    return `${n}o ${country}`
  if (/^(?:Espanha|França|Itália|Malta|Angola|Andorra|Cuba)$/.test(country)) return `${e}m ${country}`
  return /^Nova |a$/.test(country) ? `${n}a ${country}` : `${e}m ${country}`
}
