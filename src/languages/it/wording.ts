import type { Wording } from '../wording.ts'

/** "l’ordine ORD-12345", or "il tuo ordine" where it has no number. */
const theOrder = (order: string | null): string => (order === null ? 'il tuo ordine' : `l’ordine ${order}`)
const ofTheOrder = (order: string | null): string =>
  order === null ? 'del tuo ordine' : `dell’ordine ${order}`
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const using = (method: string | null): string => (method === null ? '' : ` con «${method}»`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

/** "il 2 dicembre", but "l’8 dicembre" and "l’11 dicembre": the number is read with a vowel first. */
const elided = (day: string): boolean => /^(?:8|11)(?!\d)/.test(day)
/** The first of a month is an ordinal: "il 1º gennaio". */
const first = (day: string): string => day.replace(/^1(?=\s)/, '1º')
const onDay = (day: string): string => (elided(day) ? `l’${day}` : `il ${first(day)}`)
const ofDay = (day: string): string => (elided(day) ? `dell’${day}` : `del ${first(day)}`)
const toDay = (day: string): string => (elided(day) ? `all’${day}` : `al ${first(day)}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Paga ora',
    pay_later: 'Paga dopo',
    pay_in_3: 'Paga in 3 rate',
    pay_in_4: 'Paga in 4 rate',
    financing: 'Finanziamento',
  },
  methodDescriptions: {
    pay_now: 'Paghi subito l’intero importo, con carta o dal conto bancario.',
    pay_later: 'Prima ricevi l’ordine e poi paghi Klarna, di solito entro 30 giorni.',
    pay_in_3: 'Dividi l’importo in 3 rate uguali, di solito a 30 giorni l’una dall’altra.',
    pay_in_4: 'Dividi l’importo in 4 rate uguali, di solito a due settimane l’una dall’altra.',
    financing: 'Distribuisci la spesa su più mesi. Possono essere previsti interessi.',
    unknown: 'Klarna mostra le condizioni al momento dell’acquisto.',
  },
  orderStatus: {
    found: (order) => `Ho trovato ${theOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `L’importo ${ofTheOrder(order)} è di ${total}.`
        : `${capitalised(theOrder(order))} è ${ofDay(day)}${total === null ? '' : ` e ammonta a ${total}`}.`,
    status: {
      authorized: (until) =>
        `Klarna lo ha approvato; il negozio non lo ha ancora addebitato${until === null ? '' : ` e può farlo fino ${toDay(until)}`}.`,
      part_captured: (until) =>
        `Il negozio ne ha addebitato una parte${until === null ? '' : ` e può addebitare il resto fino ${toDay(until)}`}.`,
      captured: () => 'Il negozio lo ha addebitato.',
      cancelled: () => 'È stato annullato.',
      expired: () => 'È scaduto, perché il negozio non lo ha addebitato in tempo.',
      closed: () => 'Su Klarna risulta chiuso.',
      unrecognised: () =>
        'Klarna gli attribuisce uno stato che non conosco. Puoi vederlo nell’app Klarna, e il negozio può aiutarti.',
    },
    underReview: 'Klarna lo sta ancora verificando; di solito ci vuole meno di un giorno.',
    declined: 'Klarna lo ha rifiutato.',
    refunded: (amount) => `Importo rimborsato: ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1 ? 'Ho trovato un ordine con la tua email:' : `Ho trovato ${count} ordini con la tua email:`,
    unnamed: 'Ordine',
    statuses: {
      authorized: 'non ancora addebitato',
      part_captured: 'addebitato in parte',
      captured: 'addebitato',
      cancelled: 'annullato',
      expired: 'scaduto',
      closed: 'chiuso',
      unrecognised: 'stato sconosciuto',
    },
    mayBeMore: {
      more_than_shown: (shown) => `Questi sono i ${shown} più recenti. Nell’app Klarna li trovi tutti.`,
      not_answering: () =>
        'Potrebbero essercene altri: in questo momento una parte dei dati del negozio non è raggiungibile. Nell’app Klarna li trovi tutti.',
      since_connected: () =>
        'Potrebbero essercene di più vecchi: il sistema del negozio mi comunica solo gli ordini effettuati da quando è stato collegato. Nell’app Klarna li trovi tutti.',
      not_listed: () =>
        'Potrebbero essercene altri: Klarna non permette ai negozi di elencare gli ordini in base all’email. Nell’app Klarna li trovi tutti.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Il tuo pagamento è stato completato.'
        : `Il tuo pagamento è stato completato. Totale pagato: ${amount}${using(method)}.`,
    completeToShop: (amount, method) =>
      `Il tuo pagamento al negozio è stato completato${colon(amount)}${using(method)}.`,
    owedInParts: (parts) => `A Klarna paghi in ${parts} rate; nell’app Klarna vedi quanto resta.`,
    owedMonthly: 'A Klarna paghi mese per mese; nell’app Klarna vedi quanto resta.',
    owedLater: 'A Klarna paghi più avanti; nell’app Klarna vedi quanto resta ed entro quando.',
    charged: (amount) =>
      `Il negozio ha addebitato il tuo ordine${colon(amount)}. Nell’app Klarna vedi come viene pagato.`,
    notCharged: (total) =>
      `Il negozio non ha ancora addebitato il tuo ordine${total === null ? '' : ` di ${total}`}.`,
    usuallyWhenShipped: 'Di solito avviene alla spedizione.',
    nothingDueYet: 'Fino ad allora non c’è nulla da pagare.',
    underReview: 'Klarna sta ancora verificando questo ordine.',
    declined: 'Klarna ha rifiutato questo ordine. Il negozio non lo ha addebitato.',
    refundedInFull: (amount) => `Questo ordine è stato rimborsato per intero${colon(amount)}.`,
    cancelled: 'Questo ordine è stato annullato.',
    expired: 'Questo ordine è scaduto, perché il negozio non lo ha addebitato in tempo.',
    closed: 'Su Klarna questo ordine risulta chiuso.',
    nothingMore: (captured) =>
      captured === null
        ? 'Non verrà addebitato nulla.'
        : `In precedenza era stato addebitato un importo di ${captured}; non verrà addebitato altro.`,
    shopRefunded: (amount) => `Di quanto addebitato, il negozio ha rimborsato ${amount}.`,
    unknown:
      'Klarna attribuisce a questo ordine uno stato che non conosco, quindi non posso dirti se è pagato. Puoi vederlo nell’app Klarna, e il negozio può aiutarti.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Finora è stata addebitata solo una parte del tuo ordine.'
        : `Finora è stata addebitata una parte del tuo ordine: ${captured} su un totale di ${total}.`,
    whyPart: 'Di solito succede quando gli articoli vengono spediti separatamente.',
    restCanBeCharged: (amount, until) =>
      `Il resto (${amount}) può essere addebitato quando verrà spedito ciò che manca${until === null ? '' : `, entro ${onDay(until)}`}.`,
    declined: 'Klarna ha rifiutato questo ordine. Il negozio non ha addebitato nulla.',
    unknownStatus: 'Klarna attribuisce a questo ordine uno stato che non conosco.',
    allCharged: (amount) => `L’intero ordine è stato addebitato${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `È stata addebitata una parte del tuo ordine: ${captured} su un totale di ${total}. Non verrà addebitato altro.`,
    charged: (amount) => `Importo addebitato: ${amount}.`,
    nothingCharged: 'Il negozio non ha addebitato nulla.',
    nothingMore: 'Non verrà addebitato altro.',
    chargedOnApproval: (amount) =>
      `Il negozio non ha ancora addebitato nulla. Può addebitare ${amount} quando Klarna avrà approvato il tuo ordine.`,
    chargedWhenShipped: (amount) =>
      `Il negozio non ha ancora addebitato nulla. Può addebitare ${amount} quando il tuo ordine verrà spedito.`,
    nothingLeft: 'Il negozio non ha addebitato nulla e non resta nulla da addebitare.',
    line: (day, amount, items) =>
      `Addebito${day === null ? '' : ` ${ofDay(day)}`}${colon(amount)}${items === null ? '' : ` per ${items}`}`,
    parcel: (text) => `Pacco: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `Il negozio non ha addebitato nulla per ${theOrder(order)}, quindi non c’è alcun rimborso.`,
    noneYet: (order) =>
      `Il negozio non ha ancora registrato un rimborso per ${theOrder(order)}. Se hai restituito qualcosa, di solito compare dopo che il negozio ha ricevuto il reso.`,
    one: (amount, day) =>
      `Sì, il tuo rimborso${amount === null ? '' : ` di ${amount}`} è stato elaborato${day === null ? '' : ` ${onDay(day)}`}.`,
    several: (count, total) =>
      `Sì, sono stati elaborati ${count} rimborsi${total === null ? '' : `, ${total} in totale`}:`,
    shopNote: (text) => `Nota del negozio: «${text}».`,
    everything: 'È stato rimborsato tutto l’importo addebitato.',
    leavesCharged: (amount) => `L’importo addebitato per l’ordine scende così a ${amount}.`,
    arrives: (fromDays, toDays) =>
      `Di solito il denaro impiega da ${fromDays} a ${toDays} giorni per arrivare sul conto da cui hai pagato.`,
    dueFallsAway:
      'I pagamenti a Klarna ancora in sospeso vengono annullati e quanto pagato viene restituito. Nell’app Klarna trovi i dettagli.',
    dueIsLowered:
      'Se ci sono ancora pagamenti in sospeso con Klarna, il rimborso li riduce. Nell’app Klarna vedi quanto resta.',
  },
  schedule: {
    heading: (order) =>
      `Ecco il piano dei pagamenti ${ofTheOrder(order)} (stimato; le date esatte sono nell’app Klarna):`,
    planHeading: (amount, day) => `Per l’addebito di ${amount} ${ofDay(day)}:`,
    chargedAtStart: (number, amount, day) => `Pagamento ${number}: ${amount} – addebitato ${onDay(day)}`,
    duePassed: (number, amount, day) =>
      `Pagamento ${number}: ${amount} – scadeva ${onDay(day)}; nell’app Klarna vedi se è pagato`,
    upcoming: (number, amount, day) => `Pagamento ${number}: ${amount} – scade ${onDay(day)}`,
    nothingLeft: (number, amount) =>
      `Pagamento ${number}: ${amount} – dopo il rimborso non resta nulla da pagare`,
    unmatchedRefund:
      'Un rimborso di questo ordine non è riconducibile a un addebito preciso, quindi qui non è stato detratto. Nell’app Klarna vedi quanto resta.',
    whyNot: {
      nothing_captured:
        'Il negozio non ha ancora addebitato questo ordine, quindi per ora non c’è nessun pagamento in scadenza. Di solito i negozi addebitano gli ordini alla spedizione.',
      pay_in_full: 'Questo ordine si paga in un’unica soluzione, quindi non ci sono rate.',
      financing:
        'Questo ordine è finanziato con Klarna. Le rate mensili sono tra te e Klarna: le trovi nell’app Klarna.',
      monthly_invoice:
        'Questo ordine rientra in una fattura mensile di Klarna. Nell’app Klarna vedi quando scade.',
      unknown_method:
        'Per il metodo con cui si paga questo ordine non riesco a calcolare le scadenze. Puoi vederle nell’app Klarna.',
      cancelled: 'Questo ordine è stato annullato, quindi non c’è nulla da pagare.',
      expired: 'Questo ordine è scaduto, quindi non verrà addebitato altro.',
      closed:
        'Su Klarna questo ordine risulta chiuso, quindi non riesco a calcolare un piano dei pagamenti. Nell’app Klarna vedi se c’è qualcosa da pagare.',
      refunded_in_full:
        'Questo ordine è stato rimborsato per intero, quindi non ci sono altri pagamenti in scadenza. Nell’app Klarna trovi i dettagli.',
      rejected: 'Klarna ha rifiutato questo ordine, quindi non sono previsti pagamenti.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna non indica come viene pagato questo ordine.',
    notKnown: 'Klarna indica un metodo di pagamento che non conosco.',
    chosen: (method) => `Al momento dell’acquisto hai scelto «${method}».`,
    mayHaveChanged: 'Se in seguito lo hai cambiato nell’app Klarna, vale quello che indica l’app.',
    heading: 'Il piano dei pagamenti (stimato; le date esatte sono nell’app Klarna):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Il tuo prossimo pagamento è di ${amount} e scade ${onDay(day)} (${inDays(daysUntil)}).`,
    noneAhead:
      'Secondo il piano abituale non sono previsti pagamenti futuri. Nell’app Klarna vedi se c’è ancora qualcosa in sospeso.',
    noOther: 'Per quanto il negozio ha addebitato finora, non sono previsti altri pagamenti.',
    oneMore: (amount, day) => `Poi c’è un altro pagamento di ${amount}, che scade ${onDay(day)}.`,
    more: (payments) =>
      `Poi ce ne sono altri ${payments.length}: ${listed(payments.map(({ amount, day }) => `${amount} ${onDay(day)}`))}.`,
    estimate: 'È una stima; le date esatte sono nell’app Klarna.',
  },
  paymentMethods: {
    heading: (country) => `${capitalised(inCountry(country))} Klarna offre di solito:`,
    none: (country) =>
      `Non conosco metodi di pagamento di Klarna ${inCountry(country)}. Al momento dell’acquisto vedi quali sono disponibili.`,
    klarnaDecides: 'Al momento dell’acquisto è Klarna a decidere quali opzioni offrirti.',
  },
  outcomes: {
    no_match:
      'Non ho trovato un ordine con quel numero e quell’email. Controlla entrambi, per favore. Un ordine molto recente può impiegare qualche minuto a comparire, e va bene anche l’ID ordine di Klarna, che trovi nell’app Klarna o nell’email di Klarna.',
    klarna_order_id_required:
      'Per cercare questo ordine mi serve il suo ID ordine di Klarna. È un codice lungo, come 12345678-90ab-cdef-1234-567890abcdef: lo trovi nell’app Klarna, nei dettagli dell’acquisto, e nell’email di conferma di Klarna.',
    too_many_attempts: (seconds) =>
      `Ci sono stati troppi tentativi con dati non corrispondenti. Per la tua sicurezza, attendi ${duration(seconds)} e riprova.`,
    busy: 'In questo momento le richieste sono molte. Riprova tra poco, per favore.',
    unavailable:
      'Al momento non riesco a consultare i dati di pagamento e preferisco non tirare a indovinare. Riprova tra qualche minuto o guarda nell’app Klarna.',
    not_connected:
      'Al momento non posso consultare gli ordini Klarna, perché il collegamento del negozio con Klarna non funziona. Contatta il negozio o guarda nell’app Klarna.',
    disabled: 'In questo negozio non posso rispondere a questa domanda. Contatta il negozio, per favore.',
    bad_input: 'Non è stato possibile leggere la domanda.',
  },
}

/** "tra 10 giorni", "oggi", "domani". */
function inDays(days: number): string {
  if (days === 0) return 'oggi'
  return days === 1 ? 'domani' : `tra ${days} giorni`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 secondo' : `${seconds} secondi`
  return `${Math.ceil(seconds / 60)} minuti`
}

/** "a, b e c". */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' e ')
}

/** "in Italia", but "nei Paesi Bassi" and "a Malta". */
function inCountry(country: string): string {
  if (country === 'Regno Unito') return `nel ${country}`
  if (country === 'Paesi Bassi') return `nei ${country}`
  if (/^(?:Stati|Emirati)/.test(country)) return `negli ${country}`
  if (/^(?:Isole|Filippine)/.test(country)) return `nelle ${country}`
  if (/^Repubblica/.test(country)) return `nella ${country}`
  return /^(?:Malta|Cipro|Cuba|Singapore|Monaco|San Marino)/.test(country) ? `a ${country}` : `in ${country}`
}
