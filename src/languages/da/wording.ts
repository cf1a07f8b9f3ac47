import type { Wording } from '../wording.ts'

// Danish kroner end in a full stop ("600,00 kr."): no sentence here ends in an amount.

/** "ordre ORD-12345", or "din ordre" where it has no number. */
const theOrder = (order: string | null): string => (order === null ? 'din ordre' : `ordre ${order}`)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` via ${method}`)
const of = (amount: string | null): string => (amount === null ? '' : ` på ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Betal nu',
    pay_later: 'Betal senere',
    pay_in_3: 'Betal i 3 dele',
    pay_in_4: 'Betal i 4 dele',
    financing: 'Finansiering',
  },
  methodDescriptions: {
    pay_now: 'Betal hele beløbet på én gang med kort eller bankkonto.',
    pay_later: 'Få varerne først, og betal til Klarna bagefter, normalt inden for 30 dage.',
    pay_in_3: 'Del beløbet op i 3 lige store betalinger, normalt med 30 dages mellemrum.',
    pay_in_4: 'Del beløbet op i 4 lige store betalinger, normalt med to ugers mellemrum.',
    financing: 'Fordel udgiften over flere måneder. Der kan komme renter oveni.',
    unknown: 'Klarna viser vilkårene ved købet.',
  },
  orderStatus: {
    found: (order) => `Jeg har fundet ${theOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `${capitalised(theOrder(order))} er på ${total} i alt.`
        : `${capitalised(theOrder(order))}${of(total)} blev afgivet den ${day}.`,
    status: {
      authorized: (until) =>
        `Klarna har godkendt købet. Butikken har ikke opkrævet betalingen endnu${until === null ? '' : `, men kan gøre det til og med den ${until}`}.`,
      part_captured: (until) =>
        `Butikken har opkrævet en del af beløbet${until === null ? '' : ` og kan opkræve resten til og med den ${until}`}.`,
      captured: () => 'Butikken har opkrævet betalingen.',
      cancelled: () => 'Ordren er annulleret.',
      expired: () => 'Ordren er udløbet, fordi butikken ikke opkrævede betalingen i tide.',
      closed: () => 'Hos Klarna står ordren som afsluttet.',
      unrecognised: () =>
        'Hos Klarna har ordren en status, som jeg ikke kender. Du kan se den i Klarna-appen, og butikken kan hjælpe dig.',
    },
    underReview: 'Klarna er stadig ved at vurdere købet. Det tager normalt mindre end et døgn.',
    declined: 'Klarna har afvist købet.',
    refunded: (amount) => `${amount} er refunderet.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Jeg har fundet én ordre med din e-mailadresse:'
        : `Jeg har fundet ${count} ordrer med din e-mailadresse:`,
    unnamed: 'Ordre',
    statuses: {
      authorized: 'ikke opkrævet endnu',
      part_captured: 'delvist opkrævet',
      captured: 'opkrævet',
      cancelled: 'annulleret',
      expired: 'udløbet',
      closed: 'afsluttet',
      unrecognised: 'ukendt status',
    },
    mayBeMore: {
      more_than_shown: (shown) => `Det er de ${shown} seneste. I Klarna-appen kan du se dem alle.`,
      not_answering: () =>
        'Der kan være flere: En del af butikkens oplysninger kan ikke nås lige nu. I Klarna-appen kan du se dem alle.',
      since_connected: () =>
        'Der kan være ældre ordrer: Butikkens ordresystem viser mig kun dem, der er afgivet, efter at det blev tilsluttet. I Klarna-appen kan du se dem alle.',
      not_listed: () =>
        'Der kan være flere: Butikken kan ikke slå ordrer op efter e-mailadresse hos Klarna. I Klarna-appen kan du se dem alle.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null || method === null
        ? `Din betaling${of(amount)}${via(method)} er gennemført.`
        : `Din betaling er gennemført. Betalt i alt: ${amount} via ${method}.`,
    completeToShop: (amount, method) =>
      amount === null || method === null
        ? `Din betaling${of(amount)} til butikken${via(method)} er gennemført.`
        : `Din betaling til butikken er gennemført: ${amount} via ${method}.`,
    owedInParts: (parts) =>
      `Du betaler til Klarna i ${parts} dele; i Klarna-appen kan du se, hvad der mangler at blive betalt.`,
    owedMonthly:
      'Du betaler til Klarna måned for måned; i Klarna-appen kan du se, hvad der mangler at blive betalt.',
    owedLater:
      'Du betaler til Klarna senere; i Klarna-appen kan du se, hvad der mangler at blive betalt, og hvad fristen er.',
    charged: (amount) =>
      `Butikken har opkrævet ${amount ?? 'betalingen'} for din ordre. I Klarna-appen kan du se, hvordan den betales.`,
    notCharged: (total) => `Butikken har ikke opkrævet betalingen for din ordre${of(total)} endnu.`,
    usuallyWhenShipped: 'Det sker normalt, når varerne bliver sendt.',
    nothingDueYet: 'Indtil da har du ikke noget at betale.',
    underReview: 'Klarna er stadig ved at vurdere købet.',
    declined: 'Klarna har afvist købet. Butikken har ikke opkrævet nogen betaling.',
    refundedInFull: (amount) =>
      `Hele beløbet for denne ordre${amount === null ? '' : `, ${amount},`} er refunderet.`,
    cancelled: 'Denne ordre er annulleret.',
    expired: 'Denne ordre er udløbet, fordi butikken ikke opkrævede betalingen i tide.',
    closed: 'Hos Klarna står denne ordre som afsluttet.',
    nothingMore: (captured) =>
      captured === null
        ? 'Der bliver ikke opkrævet noget.'
        : `${captured} er opkrævet tidligere, og der bliver ikke opkrævet mere.`,
    shopRefunded: (amount) => `Butikken har refunderet ${amount} af det opkrævede beløb.`,
    unknown:
      'Hos Klarna har ordren en status, som jeg ikke kender, så jeg kan ikke sige, om den er betalt. Du kan se det i Klarna-appen, og butikken kan hjælpe dig.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Indtil videre er kun en del af beløbet for din ordre opkrævet.'
        : `Indtil videre er ${captured} af din ordre på ${total} opkrævet.`,
    whyPart: 'Det sker som regel, når varerne bliver sendt hver for sig.',
    restCanBeCharged: (amount, until) =>
      `De resterende ${amount} kan opkræves, når resten bliver sendt${until === null ? '' : `, senest den ${until}`}.`,
    declined: 'Klarna har afvist købet. Butikken har ikke opkrævet noget.',
    unknownStatus: 'Hos Klarna har ordren en status, som jeg ikke kender.',
    allCharged: (amount) => `Hele beløbet for din ordre${amount === null ? '' : `, ${amount},`} er opkrævet.`,
    restGivenUp: (captured, total) =>
      `${captured} af din ordre på ${total} er opkrævet. Der bliver ikke opkrævet mere.`,
    charged: (amount) => `${amount} er opkrævet.`,
    nothingCharged: 'Butikken har ikke opkrævet noget.',
    nothingMore: 'Der bliver ikke opkrævet mere.',
    chargedOnApproval: (amount) =>
      `Butikken har ikke opkrævet noget endnu. ${amount} kan opkræves, når Klarna har godkendt købet.`,
    chargedWhenShipped: (amount) =>
      `Butikken har ikke opkrævet noget endnu. ${amount} kan opkræves, når din ordre bliver sendt.`,
    nothingLeft: 'Butikken har ikke opkrævet noget, og der er ikke mere at opkræve.',
    line: (day, amount, items) =>
      `Opkrævet${day === null ? '' : ` den ${day}`}${amount === null ? '' : `: ${amount}`}${items === null ? '' : ` for ${items}`}`,
    parcel: (text) => `Pakke: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `Butikken har ikke opkrævet noget for ${theOrder(order)}, så der er ikke noget at refundere.`,
    noneYet: (order) =>
      `Butikken har ikke registreret nogen refundering for ${theOrder(order)} endnu. Hvis du har sendt noget retur, kan du normalt se den, når butikken har modtaget returneringen.`,
    one: (amount, day) =>
      `Ja, din refundering${of(amount)} ${day === null ? 'er behandlet' : `blev behandlet den ${day}`}.`,
    several: (count, total) =>
      `Ja, ${count} refunderinger${total === null ? '' : ` på i alt ${total}`} er behandlet:`,
    shopNote: (text) => `Butikkens kommentar: ”${text}”.`,
    everything: 'Alt, hvad der er opkrævet, er refunderet.',
    leavesCharged: (amount) => `Herefter er ${amount} stadig opkrævet for ordren.`,
    arrives: (fromDays, toDays) =>
      `Der går normalt ${fromDays} til ${toDays} dage, før pengene er på den konto, du betalte fra.`,
    dueFallsAway:
      'Det, du manglede at betale til Klarna, bortfalder, og det, der er betalt, kommer retur. Du kan se detaljerne i Klarna-appen.',
    dueIsLowered:
      'Hvis du mangler at betale noget til Klarna, bliver beløbet lavere efter refunderingen. I Klarna-appen kan du se, hvad der mangler at blive betalt.',
  },
  schedule: {
    heading: (order) =>
      `Her er betalingsplanen for ${theOrder(order)} (anslået; de præcise datoer står i Klarna-appen):`,
    planHeading: (amount, day) => `For ${amount} opkrævet den ${day}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – opkrævet ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – forfaldt ${day}; Klarna-appen viser, om den er betalt`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – forfalder ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – ikke mere at betale efter refunderingen`,
    unmatchedRefund:
      'En refundering på ordren kunne ikke knyttes til en opkrævning, så den er ikke trukket fra her. I Klarna-appen kan du se, hvad der mangler at blive betalt.',
    whyNot: {
      nothing_captured:
        'Butikken har ikke opkrævet betalingen for denne ordre endnu, så lige nu har du ikke noget at betale. Butikker opkræver normalt betalingen, når ordren bliver sendt.',
      pay_in_full: 'Denne ordre betales på én gang, så der er ingen rater.',
      financing:
        'Denne ordre er finansieret via Klarna. De månedlige betalinger er en sag mellem dig og Klarna: Du kan se dem i Klarna-appen.',
      monthly_invoice:
        'Denne ordre er på en månedsfaktura fra Klarna. I Klarna-appen kan du se, hvornår den forfalder.',
      unknown_method:
        'Med den betalingsmetode, som ordren har, kan jeg ikke beregne, hvornår betalingerne forfalder. Klarna-appen viser det.',
      cancelled: 'Denne ordre er annulleret, så der er ikke noget at betale for den.',
      expired: 'Denne ordre er udløbet, så der bliver ikke opkrævet mere for den.',
      closed:
        'Hos Klarna står ordren som afsluttet, så jeg kan ikke beregne en betalingsplan. Klarna-appen viser, om der er noget at betale.',
      refunded_in_full:
        'Hele beløbet for denne ordre er refunderet, så der forfalder ikke flere betalinger for den. Du kan se detaljerne i Klarna-appen.',
      rejected: 'Klarna har afvist købet, så der er ingen betalinger for det.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna oplyser ikke, hvordan ordren betales.',
    notKnown: 'Klarna oplyser en betalingsmetode, som jeg ikke kender.',
    chosen: (method) => `Ved købet valgte du ${method}.`,
    mayHaveChanged: 'Hvis du har ændret det i Klarna-appen siden, er det appen, der gælder.',
    heading: 'Betalingsplanen (anslået; de præcise datoer står i Klarna-appen):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Din næste betaling er på ${amount} og forfalder den ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Efter den sædvanlige plan er der ingen betalinger på vej. Klarna-appen viser, om der stadig er noget at betale.',
    noOther: 'Der er ikke flere betalinger på vej for det, butikken har opkrævet indtil nu.',
    oneMore: (amount, day) => `Du har én betaling mere på ${amount}, som forfalder den ${day}.`,
    more: (payments) =>
      `Derefter forfalder ${payments.length} mere: ${payments.map(({ amount, day }) => `${amount} den ${day}`).join(', ')}.`,
    estimate: 'Det er et skøn; de præcise datoer står i Klarna-appen.',
  },
  paymentMethods: {
    heading: (country) => `${capitalised(inCountry(country))} tilbyder Klarna normalt:`,
    none: (country) =>
      `Jeg kender ikke til nogen betalingsmetoder fra Klarna ${inCountry(country)}. Ved købet kan du se, hvad der tilbydes.`,
    klarnaDecides: 'Klarna afgør ved købet, hvad du får tilbudt.',
  },
  outcomes: {
    no_match:
      'Jeg kunne ikke finde en ordre med det nummer og den e-mailadresse. Tjek gerne begge dele. Der kan gå nogle minutter, før en helt ny ordre bliver vist, og du kan også bruge Klarnas ordre-id fra Klarna-appen eller fra mailen fra Klarna.',
    klarna_order_id_required:
      'For at finde denne ordre skal jeg bruge dens ordre-id hos Klarna. Det er en lang kode som 12345678-90ab-cdef-1234-567890abcdef: Du finder den under købet i Klarna-appen og i bekræftelsesmailen fra Klarna.',
    too_many_attempts: (seconds) =>
      `Der var for mange forsøg, som ikke passede. Af hensyn til din sikkerhed skal du vente ${duration(seconds)}, før du prøver igen.`,
    busy: 'Der er mange, der spørger lige nu. Prøv igen om et øjeblik.',
    unavailable:
      'Jeg kan ikke få fat i betalingsoplysningerne lige nu, og jeg vil ikke gætte. Prøv igen om nogle minutter, eller se i Klarna-appen.',
    not_connected:
      'Jeg kan ikke slå Klarna-ordrer op i øjeblikket, fordi butikkens forbindelse til Klarna ikke virker. Kontakt butikken, eller se i Klarna-appen.',
    disabled: 'Det spørgsmål kan jeg ikke svare på i denne butik. Kontakt gerne butikken.',
    bad_input: 'Jeg kunne ikke læse spørgsmålet.',
  },
}

/** "om 10 dage", "i dag", "i morgen". */
function inDays(days: number): string {
  if (days === 0) return 'i dag'
  return days === 1 ? 'i morgen' : `om ${days} dage`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 sekund' : `${seconds} sekunder`
  return `${Math.ceil(seconds / 60)} minutter`
}

/** Danish is "på" an island and "i" any other country. */
function inCountry(country: string): string {
  const island = /^(?:Åland|Bahamas|Cuba|Cypern|Filippinerne|Færøerne|Grønland|Island|Jamaica|Malta)$/
  return `${island.test(country) ? 'på' : 'i'} ${country}`
}
