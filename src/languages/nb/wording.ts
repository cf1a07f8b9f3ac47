import type { Wording } from '../wording.ts'

/** "ordre ORD-12345", or "ordren din" where it has no number. */
const theOrder = (order: string | null): string => (order === null ? 'ordren din' : `ordre ${order}`)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` via ${method}`)
const of = (amount: string | null): string => (amount === null ? '' : ` på ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Betal nå',
    pay_later: 'Betal senere',
    pay_in_3: 'Betal i 3 deler',
    pay_in_4: 'Betal i 4 deler',
    financing: 'Delbetaling',
  },
  methodDescriptions: {
    pay_now: 'Betal hele beløpet med en gang, med kort eller bankkonto.',
    pay_later: 'Få varene først og betal til Klarna etterpå, vanligvis innen 30 dager.',
    pay_in_3: 'Del beløpet i 3 like store betalinger, vanligvis med 30 dagers mellomrom.',
    pay_in_4: 'Del beløpet i 4 like store betalinger, vanligvis med to ukers mellomrom.',
    financing: 'Fordel kostnaden over flere måneder. Renter kan komme i tillegg.',
    unknown: 'Klarna viser vilkårene i kassen.',
  },
  orderStatus: {
    found: (order) => `Jeg fant ${theOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `${capitalised(theOrder(order))} er på ${total} totalt.`
        : `${capitalised(theOrder(order))}${of(total)} ble lagt inn ${day}.`,
    status: {
      authorized: (until) =>
        `Klarna har godkjent kjøpet. Butikken har ikke tatt betalt for det ennå${until === null ? '' : `, men kan gjøre det til og med ${until}`}.`,
      part_captured: (until) =>
        `Butikken har belastet en del av beløpet${until === null ? '' : ` og kan belaste resten til og med ${until}`}.`,
      captured: () => 'Butikken har tatt betalt for kjøpet.',
      cancelled: () => 'Ordren er kansellert.',
      expired: () => 'Ordren er utløpt, fordi butikken ikke tok betalt for den i tide.',
      closed: () => 'Hos Klarna står ordren som avsluttet.',
      unrecognised: () =>
        'Hos Klarna har ordren en status jeg ikke kjenner til. Du ser den i Klarna-appen, og butikken kan hjelpe deg.',
    },
    underReview: 'Klarna vurderer fortsatt kjøpet, og det tar vanligvis under ett døgn.',
    declined: 'Klarna har avslått kjøpet.',
    refunded: (amount) => `${amount} er refundert.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Jeg fant én ordre med e-postadressen din:'
        : `Jeg fant ${count} ordrer med e-postadressen din:`,
    unnamed: 'Ordre',
    statuses: {
      authorized: 'ikke belastet ennå',
      part_captured: 'delvis belastet',
      captured: 'belastet',
      cancelled: 'kansellert',
      expired: 'utløpt',
      closed: 'avsluttet',
      unrecognised: 'ukjent status',
    },
    mayBeMore: {
      more_than_shown: (shown) => `Dette er de ${shown} siste. I Klarna-appen ser du alle.`,
      not_answering: () =>
        'Det kan finnes flere: Noen av butikkens opplysninger er ikke tilgjengelige akkurat nå. I Klarna-appen ser du alle.',
      since_connected: () =>
        'Det kan finnes eldre ordrer: Butikkens ordresystem viser meg bare dem som er lagt inn etter at det ble koblet til. I Klarna-appen ser du alle.',
      not_listed: () =>
        'Det kan finnes flere: Butikken kan ikke søke opp ordrer på e-postadresse hos Klarna. I Klarna-appen ser du alle.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null || method === null
        ? `Betalingen din${of(amount)}${via(method)} er fullført.`
        : `Betalingen din er fullført. Totalt betalt: ${amount} via ${method}.`,
    completeToShop: (amount, method) =>
      amount === null || method === null
        ? `Betalingen din${of(amount)} til butikken${via(method)} er fullført.`
        : `Betalingen din til butikken er fullført: ${amount} via ${method}.`,
    owedInParts: (parts) => `Du betaler til Klarna i ${parts} deler; i Klarna-appen ser du hva som gjenstår.`,
    owedMonthly: 'Du betaler til Klarna måned for måned; i Klarna-appen ser du hva som gjenstår.',
    owedLater: 'Du betaler til Klarna senere; i Klarna-appen ser du hva som gjenstår, og hva fristen er.',
    charged: (amount) =>
      `Butikken har ${amount === null ? 'tatt betalt' : `belastet ${amount}`} for ordren din. I Klarna-appen ser du hvordan den betales.`,
    notCharged: (total) => `Butikken har ikke tatt betalt for ordren din${of(total)} ennå.`,
    usuallyWhenShipped: 'Det skjer vanligvis når varene sendes.',
    nothingDueYet: 'Inntil da har du ingenting å betale.',
    underReview: 'Klarna vurderer fortsatt kjøpet.',
    declined: 'Klarna har avslått kjøpet. Butikken har ikke tatt betalt for det.',
    refundedInFull: (amount) =>
      `Hele beløpet for denne ordren${amount === null ? '' : `, ${amount},`} er refundert.`,
    cancelled: 'Denne ordren er kansellert.',
    expired: 'Denne ordren er utløpt, fordi butikken ikke tok betalt for den i tide.',
    closed: 'Hos Klarna står denne ordren som avsluttet.',
    nothingMore: (captured) =>
      captured === null
        ? 'Ingenting vil bli belastet.'
        : `${captured} er belastet tidligere, og det blir ikke belastet mer.`,
    shopRefunded: (amount) => `Butikken har refundert ${amount} av det belastede beløpet.`,
    unknown:
      'Hos Klarna har ordren en status jeg ikke kjenner til, så jeg kan ikke si om den er betalt. Du ser det i Klarna-appen, og butikken kan hjelpe deg.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Så langt er bare en del av beløpet for ordren din belastet.'
        : `Så langt er ${captured} av ordren din på ${total} belastet.`,
    whyPart: 'Slik blir det gjerne når varene sendes hver for seg.',
    restCanBeCharged: (amount, until) =>
      `De resterende ${amount} kan belastes når resten sendes${until === null ? '' : `, senest ${until}`}.`,
    declined: 'Klarna har avslått kjøpet. Butikken har ikke belastet noe.',
    unknownStatus: 'Hos Klarna har ordren en status jeg ikke kjenner til.',
    allCharged: (amount) =>
      amount === null
        ? 'Hele beløpet for ordren din er belastet.'
        : `Hele beløpet for ordren din, ${amount}, er belastet.`,
    restGivenUp: (captured, total) =>
      `${captured} av ordren din på ${total} er belastet. Mer enn det vil ikke bli belastet.`,
    charged: (amount) => `${amount} er belastet.`,
    nothingCharged: 'Butikken har ikke belastet noe.',
    nothingMore: 'Det blir ikke belastet mer.',
    chargedOnApproval: (amount) =>
      `Butikken har ikke belastet noe ennå. ${amount} kan belastes når Klarna har godkjent kjøpet.`,
    chargedWhenShipped: (amount) =>
      `Butikken har ikke belastet noe ennå. ${amount} kan belastes når ordren din sendes.`,
    nothingLeft: 'Butikken har ikke belastet noe, og det er ingenting igjen å belaste.',
    line: (day, amount, items) =>
      `Belastet${day === null ? '' : ` ${day}`}${amount === null ? '' : `: ${amount}`}${items === null ? '' : ` for ${items}`}`,
    parcel: (text) => `Pakke: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `Butikken har ikke belastet noe for ${theOrder(order)}, så det er ingenting å refundere.`,
    noneYet: (order) =>
      `Butikken har ikke registrert noen refusjon for ${theOrder(order)} ennå. Hvis du har sendt noe i retur, dukker den vanligvis opp når butikken har mottatt returen.`,
    one: (amount, day) =>
      `Ja, refusjonen din${of(amount)} ${day === null ? 'er behandlet' : `ble behandlet ${day}`}.`,
    several: (count, total) =>
      `Ja, ${count} refusjoner${total === null ? '' : ` på totalt ${total}`} er behandlet:`,
    shopNote: (text) => `Butikkens kommentar: «${text}».`,
    everything: 'Alt som er belastet, er refundert.',
    leavesCharged: (amount) => `Etter det er ${amount} fortsatt belastet for ordren.`,
    arrives: (fromDays, toDays) =>
      `Det tar vanligvis ${fromDays} til ${toDays} dager før pengene er på kontoen du betalte fra.`,
    dueFallsAway:
      'Det som gjensto å betale til Klarna, faller bort, og det som er betalt, kommer tilbake. Detaljene ser du i Klarna-appen.',
    dueIsLowered:
      'Hvis du har betalinger igjen til Klarna, blir de lavere etter refusjonen. I Klarna-appen ser du hva som gjenstår.',
  },
  schedule: {
    heading: (order) =>
      `Her er betalingsplanen for ${theOrder(order)} (estimert; nøyaktige datoer finner du i Klarna-appen):`,
    planHeading: (amount, day) => `For ${amount} som ble belastet ${day}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – belastet ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – forfalt ${day}; Klarna-appen viser om den er betalt`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – forfaller ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – ingenting igjen å betale etter refusjonen`,
    unmatchedRefund:
      'En refusjon på ordren kunne ikke knyttes til noen belastning, så den er ikke trukket fra her. I Klarna-appen ser du hva som gjenstår.',
    whyNot: {
      nothing_captured:
        'Butikken har ikke tatt betalt for denne ordren ennå, så akkurat nå har du ingenting å betale. Butikker tar vanligvis betalt når ordren sendes.',
      pay_in_full: 'Denne ordren betales med en gang, så det er ingen delbetalinger.',
      financing:
        'Denne ordren er finansiert via Klarna. De månedlige betalingene er mellom deg og Klarna: Du ser dem i Klarna-appen.',
      monthly_invoice:
        'Denne ordren ligger på en månedsfaktura fra Klarna. I Klarna-appen ser du når den forfaller.',
      unknown_method:
        'Med betalingsmåten som ordren har, kan jeg ikke regne ut når betalingene forfaller. Klarna-appen viser det.',
      cancelled: 'Denne ordren er kansellert, så det er ingenting å betale for den.',
      expired: 'Denne ordren er utløpt, så ingenting mer vil bli belastet for den.',
      closed:
        'Hos Klarna står ordren som avsluttet, så jeg kan ikke regne ut noen betalingsplan. Klarna-appen viser om noe skal betales.',
      refunded_in_full:
        'Hele beløpet for denne ordren er refundert, så ingen flere betalinger forfaller for den. Detaljene ser du i Klarna-appen.',
      rejected: 'Klarna har avslått kjøpet, så det er ingen betalinger for det.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna oppgir ikke hvordan ordren betales.',
    notKnown: 'Klarna oppgir en betalingsmåte jeg ikke kjenner til.',
    chosen: (method) => `I kassen valgte du ${method}.`,
    mayHaveChanged: 'Hvis du har endret det i Klarna-appen siden, er det appen som gjelder.',
    heading: 'Betalingsplanen (estimert; nøyaktige datoer finner du i Klarna-appen):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Den neste betalingen din er på ${amount} og forfaller ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Etter den vanlige planen er det ingen betalinger i vente. Klarna-appen viser om noe fortsatt gjenstår.',
    noOther: 'Det er ingen flere betalinger i vente for det butikken har belastet så langt.',
    oneMore: (amount, day) => `Du har én betaling til på ${amount}, som forfaller ${day}.`,
    more: (payments) =>
      `Deretter forfaller ${payments.length} til: ${payments.map(({ amount, day }) => `${amount} den ${day}`).join(', ')}.`,
    estimate: 'Dette er et estimat; nøyaktige datoer finner du i Klarna-appen.',
  },
  paymentMethods: {
    heading: (country) => `${capitalised(inCountry(country))} tilbyr Klarna vanligvis:`,
    none: (country) =>
      `Jeg kjenner ikke til noen betalingsmåter fra Klarna ${inCountry(country)}. I kassen ser du hva som tilbys.`,
    klarnaDecides: 'Klarna avgjør i kassen hva du får tilbud om.',
  },
  outcomes: {
    no_match:
      'Jeg fant ingen ordre med det nummeret og den e-postadressen. Sjekk gjerne begge. Det kan ta noen minutter før en helt ny ordre vises, og du kan også bruke Klarnas ordre-ID fra Klarna-appen eller fra e-posten fra Klarna.',
    klarna_order_id_required:
      'For å finne denne ordren trenger jeg ordre-ID-en hos Klarna. Det er en lang kode som 12345678-90ab-cdef-1234-567890abcdef: Du finner den under kjøpet i Klarna-appen og i bekreftelsen du fikk på e-post fra Klarna.',
    too_many_attempts: (seconds) =>
      `Det ble for mange forsøk som ikke stemte. For din sikkerhet må du vente ${duration(seconds)} før du prøver igjen.`,
    busy: 'Mange spør akkurat nå. Prøv igjen om et øyeblikk.',
    unavailable:
      'Jeg får ikke tak i betalingsopplysningene akkurat nå, og jeg vil ikke gjette. Prøv igjen om noen minutter, eller se i Klarna-appen.',
    not_connected:
      'Jeg kan ikke slå opp Klarna-ordrer for øyeblikket, fordi butikkens kobling til Klarna ikke virker. Ta kontakt med butikken, eller se i Klarna-appen.',
    disabled: 'Det spørsmålet kan jeg ikke svare på i denne butikken. Ta gjerne kontakt med butikken.',
    bad_input: 'Jeg klarte ikke å lese spørsmålet.',
  },
}

/** "om 10 dager", "i dag", "i morgen". */
function inDays(days: number): string {
  if (days === 0) return 'i dag'
  return days === 1 ? 'i morgen' : `om ${days} dager`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 sekund' : `${seconds} sekunder`
  return `${Math.ceil(seconds / 60)} minutter`
}

/** Norwegian is "på" an island and "i" any other country. */
function inCountry(country: string): string {
  const island = /^(?:Åland|Bahamas|Cuba|Filippinene|Færøyene|Grønland|Island|Jamaica|Kypros|Malta)$/
  return `${island.test(country) ? 'på' : 'i'} ${country}`
}
