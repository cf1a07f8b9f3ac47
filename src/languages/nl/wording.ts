import type { Wording } from '../wording.ts'

/** "bestelling ORD-12345", or "je bestelling" where it has no number. */
const theOrder = (order: string | null): string => (order === null ? 'je bestelling' : `bestelling ${order}`)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` via ${method}`)
const of = (amount: string | null): string => (amount === null ? '' : ` van ${amount}`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Betaal nu',
    pay_later: 'Betaal later',
    pay_in_3: 'Betaal in 3 delen',
    pay_in_4: 'Betaal in 4 delen',
    financing: 'Financiering',
  },
  methodDescriptions: {
    pay_now: 'Betaal het hele bedrag in één keer, met je kaart of bankrekening.',
    pay_later: 'Ontvang eerst je bestelling en betaal Klarna achteraf, meestal binnen 30 dagen.',
    pay_in_3: 'Verdeel het bedrag over 3 gelijke betalingen, meestal met 30 dagen ertussen.',
    pay_in_4: 'Verdeel het bedrag over 4 gelijke betalingen, meestal met twee weken ertussen.',
    financing: 'Spreid de kosten over meerdere maanden. Er kan rente bij komen.',
    unknown: 'Klarna toont de voorwaarden bij het afrekenen.',
  },
  orderStatus: {
    found: (order) => `Ik heb ${theOrder(order)} gevonden.`,
    placed: (order, day, total) =>
      day === null
        ? `Het totaalbedrag van ${theOrder(order)} is ${total}.`
        : `${capitalised(theOrder(order))}${of(total)} is geplaatst op ${day}.`,
    status: {
      authorized: (until) =>
        `Klarna heeft de bestelling goedgekeurd. De winkel heeft het bedrag nog niet in rekening gebracht${until === null ? '' : `, maar kan dat doen tot en met ${until}`}.`,
      part_captured: (until) =>
        `De winkel heeft een deel van het bedrag in rekening gebracht${until === null ? '' : ` en kan dat met de rest doen tot en met ${until}`}.`,
      captured: () => 'De winkel heeft de bestelling in rekening gebracht.',
      cancelled: () => 'De bestelling is geannuleerd.',
      expired: () =>
        'De bestelling is verlopen, omdat de winkel het bedrag niet op tijd in rekening heeft gebracht.',
      closed: () => 'Bij Klarna staat de bestelling geregistreerd als afgesloten.',
      unrecognised: () =>
        'Bij Klarna heeft de bestelling een status die ik niet ken. Je ziet de status in de Klarna-app, en de winkel kan je helpen.',
    },
    underReview: 'Klarna beoordeelt de bestelling nog. Dat duurt meestal minder dan een dag.',
    declined: 'Klarna heeft de bestelling afgewezen.',
    refunded: (amount) => `Er is ${amount} terugbetaald.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Ik heb één bestelling met jouw e-mailadres gevonden:'
        : `Ik heb ${count} bestellingen met jouw e-mailadres gevonden:`,
    unnamed: 'Bestelling',
    statuses: {
      authorized: 'nog niet in rekening gebracht',
      part_captured: 'deels in rekening gebracht',
      captured: 'in rekening gebracht',
      cancelled: 'geannuleerd',
      expired: 'verlopen',
      closed: 'afgesloten',
      unrecognised: 'status onbekend',
    },
    mayBeMore: {
      more_than_shown: (shown) => `Dit zijn de ${shown} nieuwste. In de Klarna-app zie je ze allemaal.`,
      not_answering: () =>
        'Misschien zijn er meer: een deel van de gegevens van de winkel is nu niet bereikbaar. In de Klarna-app zie je ze allemaal.',
      since_connected: () =>
        'Misschien zijn er oudere: uit het bestelsysteem van de winkel ken ik alleen bestellingen die zijn geplaatst sinds het is gekoppeld. In de Klarna-app zie je ze allemaal.',
      not_listed: () =>
        'Misschien zijn er meer: de winkel kan bestellingen bij Klarna niet op e-mailadres opzoeken. In de Klarna-app zie je ze allemaal.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? `Je betaling${via(method)} is voltooid.`
        : `Je betaling is voltooid. Totaal betaald: ${amount}${via(method)}.`,
    completeToShop: (amount, method) =>
      amount === null
        ? `Je betaling aan de winkel${via(method)} is voltooid.`
        : `Je betaling aan de winkel is voltooid: ${amount}${via(method)}.`,
    owedInParts: (parts) =>
      `Je betaalt Klarna in ${parts} delen; in de Klarna-app zie je wat er nog openstaat.`,
    owedMonthly: 'Je betaalt Klarna per maand; in de Klarna-app zie je wat er nog openstaat.',
    owedLater:
      'Je betaalt Klarna later; in de Klarna-app zie je wat er nog openstaat en tot wanneer je kunt betalen.',
    charged: (amount) =>
      `De winkel heeft ${amount === null ? 'je bestelling' : `${amount} voor je bestelling`} in rekening gebracht. In de Klarna-app zie je hoe je bestelling wordt betaald.`,
    notCharged: (total) => `De winkel heeft je bestelling${of(total)} nog niet in rekening gebracht.`,
    usuallyWhenShipped: 'Dat gebeurt meestal bij de verzending.',
    nothingDueYet: 'Tot die tijd hoef je niets te betalen.',
    underReview: 'Klarna beoordeelt deze bestelling nog.',
    declined: 'Klarna heeft deze bestelling afgewezen. De winkel heeft niets in rekening gebracht.',
    refundedInFull: (amount) => `Deze bestelling is volledig terugbetaald${colon(amount)}.`,
    cancelled: 'Deze bestelling is geannuleerd.',
    expired:
      'Deze bestelling is verlopen, omdat de winkel het bedrag niet op tijd in rekening heeft gebracht.',
    closed: 'Bij Klarna staat deze bestelling geregistreerd als afgesloten.',
    nothingMore: (captured) =>
      captured === null
        ? 'Er wordt niets in rekening gebracht.'
        : `Eerder is ${captured} in rekening gebracht; daar komt niets meer bij.`,
    shopRefunded: (amount) => `De winkel heeft ${amount} voor deze bestelling terugbetaald.`,
    unknown:
      'Bij Klarna heeft deze bestelling een status die ik niet ken, dus ik kan niet zeggen of die betaald is. Je ziet het in de Klarna-app, en de winkel kan je helpen.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Tot nu toe is maar een deel van je bestelling in rekening gebracht.'
        : `Van je bestelling van ${total} is tot nu toe ${captured} in rekening gebracht.`,
    whyPart: 'Dat gebeurt meestal als artikelen apart worden verzonden.',
    restCanBeCharged: (amount, until) =>
      `De resterende ${amount} kan in rekening worden gebracht als de rest wordt verzonden${until === null ? '' : `, uiterlijk op ${until}`}.`,
    declined: 'Klarna heeft deze bestelling afgewezen. De winkel heeft niets in rekening gebracht.',
    unknownStatus: 'Bij Klarna heeft deze bestelling een status die ik niet ken.',
    allCharged: (amount) => `Je hele bestelling is in rekening gebracht${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Van je bestelling van ${total} is ${captured} in rekening gebracht. Daar komt niets meer bij.`,
    charged: (amount) => `Er is ${amount} in rekening gebracht.`,
    nothingCharged: 'De winkel heeft niets in rekening gebracht.',
    nothingMore: 'Er wordt niets meer in rekening gebracht.',
    chargedOnApproval: (amount) =>
      `De winkel heeft nog niets in rekening gebracht. Zodra Klarna je bestelling heeft goedgekeurd, kan ${amount} in rekening worden gebracht.`,
    chargedWhenShipped: (amount) =>
      `De winkel heeft nog niets in rekening gebracht. Als je bestelling wordt verzonden, kan ${amount} in rekening worden gebracht.`,
    nothingLeft:
      'De winkel heeft niets in rekening gebracht, en er valt ook niets meer in rekening te brengen.',
    line: (day, amount, items) =>
      `In rekening gebracht${day === null ? '' : ` op ${day}`}${colon(amount)}${items === null ? '' : ` voor ${items}`}`,
    parcel: (text) => `Pakket: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `De winkel heeft niets in rekening gebracht voor ${theOrder(order)}, dus er is niets terug te betalen.`,
    noneYet: (order) =>
      `De winkel heeft nog geen terugbetaling voor ${theOrder(order)} geregistreerd. Heb je iets teruggestuurd? Dan zie je de terugbetaling meestal zodra de winkel je retour heeft ontvangen.`,
    one: (amount, day) => `Ja, je terugbetaling${of(amount)} is${day === null ? '' : ` op ${day}`} verwerkt.`,
    several: (count, total) =>
      `Ja, er zijn ${count} terugbetalingen verwerkt${total === null ? '' : `, in totaal ${total}`}:`,
    shopNote: (text) => `Opmerking van de winkel: “${text}”.`,
    everything: 'Alles wat in rekening is gebracht, is terugbetaald.',
    leavesCharged: (amount) => `Voor de bestelling blijft daarmee ${amount} in rekening gebracht.`,
    arrives: (fromDays, toDays) =>
      `Het duurt meestal ${fromDays} tot ${toDays} dagen voordat het geld op de rekening staat waarmee je hebt betaald.`,
    dueFallsAway:
      'Betalingen aan Klarna die nog openstonden, vervallen, en wat betaald is, komt terug. De details zie je in de Klarna-app.',
    dueIsLowered:
      'Als je nog betalingen aan Klarna hebt openstaan, worden die lager door de terugbetaling. In de Klarna-app zie je wat er nog openstaat.',
  },
  schedule: {
    heading: (order) =>
      `Dit is het betaalschema voor ${theOrder(order)} (geschat; de exacte datums vind je in de Klarna-app):`,
    planHeading: (amount, day) => `Voor ${amount}, in rekening gebracht op ${day}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – in rekening gebracht op ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – was te betalen op ${day}; in de Klarna-app zie je of dit betaald is`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – te betalen op ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – niets meer te betalen na de terugbetaling`,
    unmatchedRefund:
      'Een terugbetaling voor deze bestelling kon niet aan een in rekening gebracht bedrag worden gekoppeld en is hier dus niet afgetrokken. In de Klarna-app zie je wat er nog openstaat.',
    whyNot: {
      nothing_captured:
        'De winkel heeft deze bestelling nog niet in rekening gebracht, dus je hoeft nu niets te betalen. Winkels doen dat meestal bij de verzending.',
      pay_in_full: 'Deze bestelling wordt in één keer betaald, dus er zijn geen termijnen.',
      financing:
        'Deze bestelling is gefinancierd via Klarna. De maandelijkse betalingen zijn een zaak tussen jou en Klarna: je ziet ze in de Klarna-app.',
      monthly_invoice:
        'Deze bestelling staat op een maandfactuur van Klarna. In de Klarna-app zie je wanneer je die moet betalen.',
      unknown_method:
        'Ik kan niet berekenen wanneer je moet betalen met de betaalmethode van deze bestelling. De Klarna-app laat het zien.',
      cancelled: 'Deze bestelling is geannuleerd, dus er is niets voor te betalen.',
      expired: 'Deze bestelling is verlopen, dus er wordt niets meer voor in rekening gebracht.',
      closed:
        'Bij Klarna staat deze bestelling geregistreerd als afgesloten, dus ik kan geen betaalschema berekenen. In de Klarna-app zie je of er iets te betalen is.',
      refunded_in_full:
        'Deze bestelling is volledig terugbetaald, dus je hoeft er niets meer voor te betalen. De details zie je in de Klarna-app.',
      rejected: 'Klarna heeft deze bestelling afgewezen, dus er zijn geen betalingen voor.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna laat niet weten hoe deze bestelling wordt betaald.',
    notKnown: 'Klarna noemt een betaalmethode die ik niet ken.',
    chosen: (method) => `Bij het afrekenen heb je gekozen voor ${method}.`,
    mayHaveChanged: 'Heb je dat daarna in de Klarna-app gewijzigd? Dan geldt wat er in de app staat.',
    heading: 'Het betaalschema (geschat; de exacte datums vind je in de Klarna-app):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Je volgende betaling is ${amount}, te betalen op ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Volgens het gebruikelijke schema komen er geen betalingen meer. In de Klarna-app zie je of er nog iets openstaat.',
    noOther: 'Er komen geen andere betalingen voor wat de winkel tot nu toe in rekening heeft gebracht.',
    oneMore: (amount, day) => `Daarna heb je nog één betaling van ${amount}, te betalen op ${day}.`,
    more: (payments) =>
      `Daarna volgen er nog ${payments.length}: ${payments.map(({ amount, day }) => `${amount} op ${day}`).join(', ')}.`,
    estimate: 'Dit is een schatting; de exacte datums vind je in de Klarna-app.',
  },
  paymentMethods: {
    heading: (country) => `In ${withArticle(country)} biedt Klarna meestal aan:`,
    none: (country) =>
      `Ik ken geen betaalmethodes van Klarna in ${withArticle(country)}. Bij het afrekenen zie je wat er wordt aangeboden.`,
    klarnaDecides: 'Klarna bepaalt bij het afrekenen wat je krijgt aangeboden.',
  },
  outcomes: {
    no_match:
      'Ik kan geen bestelling vinden met dat nummer en dat e-mailadres. Controleer ze allebei even. Bij een heel nieuwe bestelling kan het een paar minuten duren voordat ik die zie. Je kunt ook het order-ID van Klarna gebruiken: dat staat in de Klarna-app en in de e-mail van Klarna.',
    klarna_order_id_required:
      'Om deze bestelling op te zoeken heb ik het order-ID van Klarna nodig. Dat is een lange code zoals 12345678-90ab-cdef-1234-567890abcdef: je vindt die in de Klarna-app bij de aankoop en in de bevestigingsmail van Klarna.',
    too_many_attempts: (seconds) =>
      `Er waren te veel pogingen die niet klopten. Wacht voor je veiligheid ${duration(seconds)} en probeer het dan opnieuw.`,
    busy: 'Er zijn nu veel mensen met een vraag. Probeer het zo nog eens.',
    unavailable:
      'Ik kan de betaalgegevens nu niet bereiken, en ik wil niet gokken. Probeer het over een paar minuten nog eens, of kijk in de Klarna-app.',
    not_connected:
      'Ik kan op dit moment geen Klarna-bestellingen opzoeken, omdat de verbinding van de winkel met Klarna niet werkt. Neem contact op met de winkel, of kijk in de Klarna-app.',
    disabled: 'Die vraag kan ik in deze winkel niet beantwoorden. Neem contact op met de winkel.',
    bad_input: 'Ik kon de vraag niet lezen.',
  },
}

/** "over 10 dagen", "vandaag", "morgen". */
function inDays(days: number): string {
  if (days === 0) return 'vandaag'
  return days === 1 ? 'morgen' : `over ${days} dagen`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 seconde' : `${seconds} seconden`
  return `${Math.ceil(seconds / 60)} minuten`
}

/** Countries that Dutch puts "het" or "de" before. */
function withArticle(country: string): string {
  if (country === 'Verenigd Koninkrijk') return `het ${country}`
  return /^(?:Verenigde|Filipijnen|Maldiven|Bahama|.* Republiek$)/.test(country) ? `de ${country}` : country
}
