import type { Wording } from '../wording.ts'

/** "order ORD-12345", or "din order" where it has no number. */
const theOrder = (order: string | null): string => (order === null ? 'din order' : `order ${order}`)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` via ${method}`)
const of = (amount: string | null): string => (amount === null ? '' : ` på ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Betala direkt',
    pay_later: 'Betala senare',
    pay_in_3: 'Betala i 3 delar',
    pay_in_4: 'Betala i 4 delar',
    financing: 'Delbetalning',
  },
  methodDescriptions: {
    pay_now: 'Betala hela beloppet på en gång, med kort eller bankkonto.',
    pay_later: 'Få varorna först och betala Klarna efteråt, oftast inom 30 dagar.',
    pay_in_3: 'Dela upp beloppet på 3 lika stora betalningar, oftast med 30 dagars mellanrum.',
    pay_in_4: 'Dela upp beloppet på 4 lika stora betalningar, oftast med två veckors mellanrum.',
    financing: 'Fördela kostnaden på flera månader. Ränta kan tillkomma.',
    unknown: 'Klarna visar villkoren i kassan.',
  },
  orderStatus: {
    found: (order) => `Jag hittade ${theOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `${capitalised(theOrder(order))} är på ${total} totalt.`
        : `${capitalised(theOrder(order))}${of(total)} lades den ${day}.`,
    status: {
      authorized: (until) =>
        `Klarna har godkänt köpet. Butiken har inte debiterat det än${until === null ? '' : `, men kan göra det till och med den ${until}`}.`,
      part_captured: (until) =>
        `Butiken har debiterat en del av beloppet${until === null ? '' : ` och kan debitera resten till och med den ${until}`}.`,
      captured: () => 'Butiken har debiterat köpet.',
      cancelled: () => 'Ordern har annullerats.',
      expired: () => 'Ordern har gått ut, eftersom butiken inte debiterade den i tid.',
      closed: () => 'Hos Klarna står ordern som avslutad.',
      unrecognised: () =>
        'Hos Klarna har ordern en status som jag inte känner till. Du ser den i Klarna-appen, och butiken kan hjälpa dig.',
    },
    underReview: 'Klarna granskar fortfarande köpet, vilket brukar ta mindre än ett dygn.',
    declined: 'Klarna har nekat köpet.',
    refunded: (amount) => `${amount} har återbetalats.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Jag hittade en order med din e-postadress:'
        : `Jag hittade ${count} ordrar med din e-postadress:`,
    unnamed: 'Order',
    statuses: {
      authorized: 'inte debiterad än',
      part_captured: 'delvis debiterad',
      captured: 'debiterad',
      cancelled: 'annullerad',
      expired: 'har gått ut',
      closed: 'avslutad',
      unrecognised: 'okänd status',
    },
    mayBeMore: {
      more_than_shown: (shown) => `Det här är de ${shown} senaste. I Klarna-appen ser du alla.`,
      not_answering: () =>
        'Det kan finnas fler: en del av butikens uppgifter går inte att nå just nu. I Klarna-appen ser du alla.',
      since_connected: () =>
        'Det kan finnas äldre ordrar: butikens ordersystem visar mig bara dem som lagts sedan det anslöts. I Klarna-appen ser du alla.',
      not_listed: () =>
        'Det kan finnas fler: butiken kan inte söka ordrar på e-postadress hos Klarna. I Klarna-appen ser du alla.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null || method === null
        ? `Din betalning${of(amount)}${via(method)} är klar.`
        : `Din betalning är klar. Totalt betalt: ${amount} via ${method}.`,
    completeToShop: (amount, method) =>
      amount === null || method === null
        ? `Din betalning${of(amount)} till butiken${via(method)} är klar.`
        : `Din betalning till butiken är klar: ${amount} via ${method}.`,
    owedInParts: (parts) => `Du betalar Klarna i ${parts} delar; i Klarna-appen ser du vad som återstår.`,
    owedMonthly: 'Du betalar Klarna månad för månad; i Klarna-appen ser du vad som återstår.',
    owedLater:
      'Du betalar Klarna senare; i Klarna-appen ser du vad som återstår och när det senast ska betalas.',
    charged: (amount) =>
      `Butiken har debiterat ${amount === null ? 'din order' : `${amount} för din order`}. I Klarna-appen ser du hur den betalas.`,
    notCharged: (total) => `Butiken har inte debiterat din order${of(total)} än.`,
    usuallyWhenShipped: 'Det brukar ske när varorna skickas.',
    nothingDueYet: 'Tills dess har du inget att betala.',
    underReview: 'Klarna granskar fortfarande köpet.',
    declined: 'Klarna har nekat köpet. Butiken har inte debiterat det.',
    refundedInFull: (amount) =>
      `Hela beloppet för den här ordern${amount === null ? '' : `, ${amount},`} har återbetalats.`,
    cancelled: 'Den här ordern har annullerats.',
    expired: 'Den här ordern har gått ut, eftersom butiken inte debiterade den i tid.',
    closed: 'Hos Klarna står den här ordern som avslutad.',
    nothingMore: (captured) =>
      captured === null
        ? 'Inget kommer att debiteras.'
        : `${captured} har debiterats tidigare, men mer än så kommer inte att debiteras.`,
    shopRefunded: (amount) => `Butiken har återbetalat ${amount} av det debiterade beloppet.`,
    unknown:
      'Hos Klarna har ordern en status som jag inte känner till, så jag kan inte säga om den är betald. Du ser det i Klarna-appen, och butiken kan hjälpa dig.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Hittills har bara en del av din order debiterats.'
        : `Hittills har ${captured} av din order på ${total} debiterats.`,
    whyPart: 'Så brukar det bli när varorna skickas var för sig.',
    restCanBeCharged: (amount, until) =>
      `Återstående ${amount} kan debiteras när resten skickas${until === null ? '' : `, senast den ${until}`}.`,
    declined: 'Klarna har nekat köpet. Butiken har inte debiterat något.',
    unknownStatus: 'Hos Klarna har ordern en status som jag inte känner till.',
    allCharged: (amount) =>
      amount === null
        ? 'Hela din order har debiterats.'
        : `Hela beloppet för din order, ${amount}, har debiterats.`,
    restGivenUp: (captured, total) =>
      `${captured} av din order på ${total} har debiterats. Mer än så kommer inte att debiteras.`,
    charged: (amount) => `${amount} har debiterats.`,
    nothingCharged: 'Butiken har inte debiterat något.',
    nothingMore: 'Inget mer kommer att debiteras.',
    chargedOnApproval: (amount) =>
      `Butiken har inte debiterat något än. ${amount} kan debiteras när Klarna har godkänt köpet.`,
    chargedWhenShipped: (amount) =>
      `Butiken har inte debiterat något än. ${amount} kan debiteras när din order skickas.`,
    nothingLeft: 'Butiken har inte debiterat något, och det finns inget kvar att debitera.',
    line: (day, amount, items) =>
      `Debiterat${day === null ? '' : ` den ${day}`}${amount === null ? '' : `: ${amount}`}${items === null ? '' : ` för ${items}`}`,
    parcel: (text) => `Paket: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `Butiken har inte debiterat något för ${theOrder(order)}, så det finns inget att återbetala.`,
    noneYet: (order) =>
      `Butiken har inte registrerat någon återbetalning för ${theOrder(order)} än. Om du har skickat tillbaka något brukar den synas när butiken har tagit emot returen.`,
    one: (amount, day) =>
      `Ja, din återbetalning${of(amount)} ${day === null ? 'har behandlats' : `behandlades den ${day}`}.`,
    several: (count, total) =>
      `Ja, ${count} återbetalningar${total === null ? '' : ` på totalt ${total}`} har behandlats:`,
    shopNote: (text) => `Butikens kommentar: ”${text}”.`,
    everything: 'Allt som har debiterats är återbetalat.',
    leavesCharged: (amount) => `Därefter är ${amount} fortfarande debiterat för ordern.`,
    arrives: (fromDays, toDays) =>
      `Det brukar ta ${fromDays} till ${toDays} dagar innan pengarna är framme på kontot du betalade från.`,
    dueFallsAway:
      'Det som återstod att betala till Klarna faller bort, och det som har betalats kommer tillbaka. Detaljerna ser du i Klarna-appen.',
    dueIsLowered:
      'Om du har betalningar kvar till Klarna blir de lägre efter återbetalningen. I Klarna-appen ser du vad som återstår.',
  },
  schedule: {
    heading: (order) =>
      `Här är betalningsplanen för ${theOrder(order)} (uppskattad; exakta datum finns i Klarna-appen):`,
    planHeading: (amount, day) => `För ${amount} som debiterades den ${day}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – debiterades ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – förföll ${day}; Klarna-appen visar om den är betald`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – förfaller ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – inget kvar att betala efter återbetalningen`,
    unmatchedRefund:
      'En återbetalning på ordern gick inte att koppla till någon debitering, så den är inte avdragen här. I Klarna-appen ser du vad som återstår.',
    whyNot: {
      nothing_captured:
        'Butiken har inte debiterat den här ordern än, så just nu har du inget att betala. Butiker brukar debitera en order när den skickas.',
      pay_in_full: 'Den här ordern betalas på en gång, så det finns inga delbetalningar.',
      financing:
        'Den här ordern är finansierad via Klarna. Månadsbetalningarna är en sak mellan dig och Klarna: du ser dem i Klarna-appen.',
      monthly_invoice:
        'Den här ordern ligger på en månadsfaktura från Klarna. I Klarna-appen ser du när den förfaller.',
      unknown_method:
        'Med det betalsätt som ordern har kan jag inte räkna ut när betalningarna förfaller. Klarna-appen visar det.',
      cancelled: 'Den här ordern har annullerats, så det finns inget att betala för den.',
      expired: 'Den här ordern har gått ut, så inget mer kommer att debiteras för den.',
      closed:
        'Hos Klarna står ordern som avslutad, så jag kan inte räkna ut någon betalningsplan. Klarna-appen visar om något ska betalas.',
      refunded_in_full:
        'Hela beloppet för den här ordern har återbetalats, så inga fler betalningar förfaller för den. Detaljerna ser du i Klarna-appen.',
      rejected: 'Klarna har nekat köpet, så det finns inga betalningar för det.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna anger inte hur ordern betalas.',
    notKnown: 'Klarna anger ett betalsätt som jag inte känner till.',
    chosen: (method) => `I kassan valde du ${method}.`,
    mayHaveChanged: 'Om du har ändrat det i Klarna-appen sedan dess är det appen som gäller.',
    heading: 'Betalningsplanen (uppskattad; exakta datum finns i Klarna-appen):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Din nästa betalning är på ${amount} och förfaller den ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Enligt den vanliga planen väntar ingen betalning. Klarna-appen visar om något fortfarande återstår.',
    noOther: 'Det väntar inga fler betalningar för det som butiken har debiterat hittills.',
    oneMore: (amount, day) => `Du har en betalning till på ${amount}, som förfaller den ${day}.`,
    more: (payments) =>
      `Därefter förfaller ${payments.length} till: ${payments.map(({ amount, day }) => `${amount} den ${day}`).join(', ')}.`,
    estimate: 'Det här är en uppskattning; exakta datum finns i Klarna-appen.',
  },
  paymentMethods: {
    heading: (country) => `${capitalised(inCountry(country))} brukar Klarna erbjuda:`,
    none: (country) =>
      `Jag känner inte till några betalsätt från Klarna ${inCountry(country)}. I kassan ser du vad som erbjuds.`,
    klarnaDecides: 'Klarna avgör i kassan vad du erbjuds.',
  },
  outcomes: {
    no_match:
      'Jag hittade ingen order med det numret och den e-postadressen. Kontrollera gärna båda. Det kan ta några minuter innan en helt ny order syns, och det går också bra med Klarnas order-ID från Klarna-appen eller från Klarnas mejl.',
    klarna_order_id_required:
      'För att hitta den här ordern behöver jag dess order-ID hos Klarna. Det är en lång kod som 12345678-90ab-cdef-1234-567890abcdef: du hittar den under köpet i Klarna-appen och i bekräftelsemejlet från Klarna.',
    too_many_attempts: (seconds) =>
      `Det blev för många försök som inte stämde. För din säkerhet behöver du vänta ${duration(seconds)} innan du försöker igen.`,
    busy: 'Många frågar just nu. Försök igen om en liten stund.',
    unavailable:
      'Jag kommer inte åt betalningsuppgifterna just nu, och jag vill inte gissa. Försök igen om några minuter eller titta i Klarna-appen.',
    not_connected:
      'Jag kan inte slå upp Klarna-ordrar för tillfället, eftersom butikens koppling till Klarna inte fungerar. Kontakta butiken eller titta i Klarna-appen.',
    disabled: 'Den frågan kan jag inte svara på i den här butiken. Kontakta gärna butiken.',
    bad_input: 'Jag kunde inte läsa frågan.',
  },
}

/** "om 10 dagar", "i dag", "i morgon". */
function inDays(days: number): string {
  if (days === 0) return 'i dag'
  return days === 1 ? 'i morgon' : `om ${days} dagar`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 sekund' : `${seconds} sekunder`
  return `${Math.ceil(seconds / 60)} minuter`
}

/** Swedish is "på" an island and "i" any other country. */
function inCountry(country: string): string {
  const island = /^(?:Åland|Bahamas|Cypern|Färöarna|Filippinerna|Grönland|Island|Jamaica|Kuba|Malta)$/
  return `${island.test(country) ? 'på' : 'i'} ${country}`
}
