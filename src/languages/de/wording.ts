import type { Wording } from '../wording.ts'

/** "deine Bestellung ORD-12345", or "deine Bestellung" where it has no number. */
const yourOrder = (order: string | null): string => `deine Bestellung${order === null ? '' : ` ${order}`}`
const quoted = (text: string): string => `„${text}“`
const withMethod = (method: string | null): string => (method === null ? '' : ` mit ${quoted(method)}`)
const over = (amount: string | null): string => (amount === null ? '' : ` über ${amount}`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Sofort bezahlen',
    pay_later: 'Später bezahlen',
    pay_in_3: 'In 3 Teilen bezahlen',
    pay_in_4: 'In 4 Teilen bezahlen',
    financing: 'Finanzierung',
  },
  methodDescriptions: {
    pay_now: 'Du zahlst den ganzen Betrag auf einmal, per Karte oder Bankkonto.',
    pay_later:
      'Du bekommst erst deine Bestellung und zahlst danach an Klarna, in der Regel innerhalb von 30 Tagen.',
    pay_in_3: 'Du zahlst in 3 gleichen Teilen, in der Regel im Abstand von 30 Tagen.',
    pay_in_4: 'Du zahlst in 4 gleichen Teilen, in der Regel im Abstand von zwei Wochen.',
    financing: 'Du verteilst die Kosten auf mehrere Monate. Es können Zinsen anfallen.',
    unknown: 'Die Bedingungen zeigt dir Klarna an der Kasse.',
  },
  orderStatus: {
    found: (order) => `Ich habe ${yourOrder(order)} gefunden.`,
    placed: (order, day, total) =>
      day === null
        ? `${capitalised(yourOrder(order))} beläuft sich auf ${total}.`
        : `${capitalised(yourOrder(order))}${over(total)} wurde am ${day} aufgegeben.`,
    status: {
      authorized: (until) =>
        `Klarna hat sie genehmigt; der Shop hat sie noch nicht abgerechnet${until === null ? '' : ` und kann das bis zum ${until} tun`}.`,
      part_captured: (until) =>
        `Der Shop hat einen Teil davon abgerechnet${until === null ? '' : ` und kann den Rest bis zum ${until} abrechnen`}.`,
      captured: () => 'Der Shop hat sie abgerechnet.',
      cancelled: () => 'Sie wurde storniert.',
      expired: () => 'Sie ist abgelaufen, weil der Shop sie nicht rechtzeitig abgerechnet hat.',
      closed: () => 'Klarna führt sie als geschlossen.',
      unrecognised: () =>
        'Klarna gibt für sie einen Status an, den ich nicht kenne. Die Klarna-App zeigt ihn dir, und der Shop kann dir helfen.',
    },
    underReview: 'Klarna prüft sie noch; das dauert in der Regel weniger als einen Tag.',
    declined: 'Klarna hat sie abgelehnt.',
    refunded: (amount) => `Bereits erstattet: ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Ich habe eine Bestellung mit deiner E-Mail-Adresse gefunden:'
        : `Ich habe ${count} Bestellungen mit deiner E-Mail-Adresse gefunden:`,
    unnamed: 'Bestellung',
    statuses: {
      authorized: 'noch nicht abgerechnet',
      part_captured: 'teilweise abgerechnet',
      captured: 'abgerechnet',
      cancelled: 'storniert',
      expired: 'abgelaufen',
      closed: 'geschlossen',
      unrecognised: 'Status unbekannt',
    },
    mayBeMore: {
      more_than_shown: (shown) => `Das sind die ${shown} neuesten. In der Klarna-App siehst du alle.`,
      not_answering: () =>
        'Vielleicht gibt es noch weitere: Ein Teil der Daten des Shops ist gerade nicht erreichbar. In der Klarna-App siehst du alle.',
      since_connected: () =>
        'Vielleicht gibt es noch ältere: Aus dem Bestellsystem des Shops kenne ich nur Bestellungen, die seit seiner Anbindung aufgegeben wurden. In der Klarna-App siehst du alle.',
      not_listed: () =>
        'Vielleicht gibt es noch weitere: Der Shop kann Bestellungen bei Klarna nicht nach E-Mail-Adresse auflisten. In der Klarna-App siehst du alle.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Deine Zahlung ist abgeschlossen.'
        : `Deine Zahlung ist abgeschlossen. Insgesamt bezahlt: ${amount}${withMethod(method)}.`,
    completeToShop: (amount, method) =>
      amount === null
        ? `Deine Zahlung an den Shop${withMethod(method)} ist abgeschlossen.`
        : `Deine Zahlung an den Shop ist abgeschlossen: ${amount}${withMethod(method)}.`,
    owedInParts: (parts) =>
      `An Klarna zahlst du in ${parts} Teilen; was noch offen ist, zeigt dir die Klarna-App.`,
    owedMonthly: 'An Klarna zahlst du Monat für Monat; was noch offen ist, zeigt dir die Klarna-App.',
    owedLater: 'An Klarna zahlst du später; was noch offen ist und bis wann, zeigt dir die Klarna-App.',
    charged: (amount) =>
      `Der Shop hat deine Bestellung abgerechnet${colon(amount)}. Wie sie bezahlt wird, zeigt dir die Klarna-App.`,
    notCharged: (total) => `Der Shop hat deine Bestellung${over(total)} noch nicht abgerechnet.`,
    usuallyWhenShipped: 'Das passiert in der Regel beim Versand.',
    nothingDueYet: 'Bis dahin ist nichts fällig.',
    underReview: 'Klarna prüft diese Bestellung noch.',
    declined: 'Klarna hat diese Bestellung abgelehnt. Der Shop hat sie nicht abgerechnet.',
    refundedInFull: (amount) => `Diese Bestellung wurde vollständig erstattet${colon(amount)}.`,
    cancelled: 'Diese Bestellung wurde storniert.',
    expired: 'Diese Bestellung ist abgelaufen, weil der Shop sie nicht rechtzeitig abgerechnet hat.',
    closed: 'Klarna führt diese Bestellung als geschlossen.',
    nothingMore: (captured) =>
      captured === null
        ? 'Es wird nichts abgerechnet.'
        : `Zuvor hatte der Shop ${captured} abgerechnet; mehr kommt nicht dazu.`,
    shopRefunded: (amount) => `Der Shop hat zu dieser Bestellung ${amount} erstattet.`,
    unknown:
      'Klarna gibt für diese Bestellung einen Status an, den ich nicht kenne; deshalb kann ich nicht sagen, ob sie bezahlt ist. Die Klarna-App zeigt es dir, und der Shop kann dir helfen.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Bisher wurde nur ein Teil deiner Bestellung abgerechnet.'
        : `Von deiner Bestellung über ${total} hat der Shop bisher ${captured} abgerechnet.`,
    whyPart: 'Das ist meist so, wenn Artikel getrennt verschickt werden.',
    restCanBeCharged: (amount, until) =>
      `Die restlichen ${amount} kann der Shop abrechnen, wenn er den Rest verschickt${until === null ? '' : `, spätestens am ${until}`}.`,
    declined: 'Klarna hat diese Bestellung abgelehnt. Der Shop hat nichts abgerechnet.',
    unknownStatus: 'Klarna gibt für diese Bestellung einen Status an, den ich nicht kenne.',
    allCharged: (amount) => `Deine ganze Bestellung ist abgerechnet${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Von deiner Bestellung über ${total} hat der Shop ${captured} abgerechnet. Mehr kommt nicht dazu.`,
    charged: (amount) => `Abgerechneter Betrag: ${amount}.`,
    nothingCharged: 'Der Shop hat nichts abgerechnet.',
    nothingMore: 'Es wird nichts weiter abgerechnet.',
    chargedOnApproval: (amount) =>
      `Der Shop hat noch nichts abgerechnet. Sobald Klarna deine Bestellung genehmigt hat, kann er ${amount} abrechnen.`,
    chargedWhenShipped: (amount) =>
      `Der Shop hat noch nichts abgerechnet. Wenn er deine Bestellung verschickt, kann er ${amount} abrechnen.`,
    nothingLeft: 'Der Shop hat nichts abgerechnet, und es bleibt auch nichts mehr abzurechnen.',
    line: (day, amount, items) =>
      `${day === null ? 'Abgerechnet' : `Am ${day} abgerechnet`}${colon(amount)}${items === null ? '' : ` für ${items}`}`,
    parcel: (text) => `Paket: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `Der Shop hat für ${yourOrder(order)} nichts abgerechnet, deshalb gibt es auch keine Erstattung.`,
    noneYet: (order) =>
      `Der Shop hat für ${yourOrder(order)} noch keine Erstattung eingetragen. Falls du etwas zurückgeschickt hast, erscheint sie in der Regel, sobald die Rücksendung beim Shop angekommen ist.`,
    one: (amount, day) =>
      `Ja, deine Erstattung${over(amount)} wurde${day === null ? '' : ` am ${day}`} veranlasst.`,
    several: (count, total) =>
      `Ja, es wurden ${count} Erstattungen veranlasst${total === null ? '' : `, insgesamt ${total}`}:`,
    shopNote: (text) => `Der Shop schreibt dazu: „${text}“.`,
    everything: 'Damit ist alles erstattet, was abgerechnet wurde.',
    leavesCharged: (amount) => `Für die Bestellung bleibt damit ein abgerechneter Betrag von ${amount}.`,
    arrives: (fromDays, toDays) =>
      `In der Regel dauert es ${fromDays} bis ${toDays} Tage, bis das Geld auf dem Konto ist, von dem du bezahlt hast.`,
    dueFallsAway:
      'Noch offene Zahlungen an Klarna entfallen, und was bezahlt wurde, kommt zurück. Die Einzelheiten zeigt dir die Klarna-App.',
    dueIsLowered:
      'Falls noch Zahlungen an Klarna offen sind, werden sie durch die Erstattung niedriger. Was noch offen ist, zeigt dir die Klarna-App.',
  },
  schedule: {
    heading: (order) =>
      `Hier ist der Zahlungsplan für ${yourOrder(order)} (geschätzt; die genauen Termine stehen in der Klarna-App):`,
    planHeading: (amount, day) => `Für die am ${day} abgerechneten ${amount}:`,
    chargedAtStart: (number, amount, day) => `${number}. Zahlung: ${amount} – am ${day} abgerechnet`,
    duePassed: (number, amount, day) =>
      `${number}. Zahlung: ${amount} – war am ${day} fällig; ob sie bezahlt ist, zeigt dir die Klarna-App`,
    upcoming: (number, amount, day) => `${number}. Zahlung: ${amount} – fällig am ${day}`,
    nothingLeft: (number, amount) =>
      `${number}. Zahlung: ${amount} – nach der Erstattung nichts mehr zu zahlen`,
    unmatchedRefund:
      'Eine Erstattung zu dieser Bestellung konnte keiner Abrechnung zugeordnet werden und ist hier deshalb nicht abgezogen. Was noch offen ist, zeigt dir die Klarna-App.',
    whyNot: {
      nothing_captured:
        'Der Shop hat diese Bestellung noch nicht abgerechnet, deshalb ist im Moment keine Zahlung fällig. Shops rechnen eine Bestellung in der Regel beim Versand ab.',
      pay_in_full: 'Diese Bestellung wird auf einmal bezahlt, deshalb gibt es keine Raten.',
      financing:
        'Diese Bestellung ist über Klarna finanziert. Die monatlichen Zahlungen laufen zwischen dir und Klarna: Die Klarna-App zeigt sie dir.',
      monthly_invoice:
        'Diese Bestellung läuft über eine Monatsrechnung von Klarna. Wann sie fällig ist, zeigt dir die Klarna-App.',
      unknown_method:
        'Bei der Zahlungsart dieser Bestellung kann ich nicht ausrechnen, wann Zahlungen fällig sind. Die Klarna-App zeigt es dir.',
      cancelled: 'Diese Bestellung wurde storniert, deshalb ist für sie nichts fällig.',
      expired: 'Diese Bestellung ist abgelaufen, deshalb wird für sie nichts mehr abgerechnet.',
      closed:
        'Klarna führt diese Bestellung als geschlossen, deshalb kann ich keinen Zahlungsplan ausrechnen. Ob etwas fällig ist, zeigt dir die Klarna-App.',
      refunded_in_full:
        'Diese Bestellung wurde vollständig erstattet, deshalb werden für sie keine weiteren Zahlungen fällig. Die Einzelheiten zeigt dir die Klarna-App.',
      rejected: 'Klarna hat diese Bestellung abgelehnt, deshalb gibt es für sie keine Zahlungen.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna gibt nicht an, wie diese Bestellung bezahlt wird.',
    notKnown: 'Klarna nennt eine Zahlungsart, die ich nicht kenne.',
    chosen: (method) => `An der Kasse hast du ${quoted(method)} gewählt.`,
    mayHaveChanged: 'Falls du das inzwischen in der Klarna-App geändert hast, gilt, was dort steht.',
    heading: 'Der Zahlungsplan (geschätzt; die genauen Termine stehen in der Klarna-App):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Deine nächste Zahlung beträgt ${amount} und ist am ${day} fällig (${inDays(daysUntil)}).`,
    noneAhead:
      'Nach dem üblichen Plan steht keine Zahlung mehr an. Ob noch etwas offen ist, zeigt dir die Klarna-App.',
    noOther: 'Für das, was der Shop bisher abgerechnet hat, steht keine weitere Zahlung an.',
    oneMore: (amount, day) => `Danach folgt noch eine Zahlung: ${amount} am ${day}.`,
    more: (payments) =>
      `Danach folgen noch ${payments.length} Zahlungen: ${payments.map(({ amount, day }) => `${amount} am ${day}`).join(', ')}.`,
    estimate: 'Das ist eine Schätzung; die genauen Termine stehen in der Klarna-App.',
  },
  paymentMethods: {
    heading: (country) => `${capitalised(inCountry(country))} bietet Klarna üblicherweise an:`,
    none: (country) =>
      `Ich kenne keine Zahlungsarten von Klarna ${inCountry(country)}. Was angeboten wird, siehst du an der Kasse.`,
    klarnaDecides: 'Klarna entscheidet an der Kasse, was dir angeboten wird.',
  },
  outcomes: {
    no_match:
      'Ich habe keine Bestellung mit dieser Nummer und dieser E-Mail-Adresse gefunden. Bitte prüfe beides noch einmal. Bei ganz neuen Bestellungen kann es ein paar Minuten dauern, bis ich sie finde. Die Klarna-Bestell-ID aus der Klarna-App oder aus der E-Mail von Klarna geht auch.',
    klarna_order_id_required:
      'Um diese Bestellung zu finden, brauche ich ihre Klarna-Bestell-ID. Das ist ein langer Code wie 12345678-90ab-cdef-1234-567890abcdef: Du findest ihn in der Klarna-App beim Kauf und in der Bestätigungs-E-Mail von Klarna.',
    too_many_attempts: (seconds) =>
      `Es gab zu viele Versuche, die nicht gepasst haben. Bitte warte zu deiner Sicherheit ${duration(seconds)} und versuche es dann noch einmal.`,
    busy: 'Gerade haben sehr viele Leute Fragen. Bitte versuche es gleich noch einmal.',
    unavailable:
      'Ich komme gerade nicht an die Zahlungsdaten und möchte nicht raten. Bitte versuche es in ein paar Minuten noch einmal oder schau in die Klarna-App.',
    not_connected:
      'Ich kann im Moment keine Klarna-Bestellungen abrufen, weil die Verbindung des Shops zu Klarna nicht funktioniert. Bitte wende dich an den Shop oder schau in die Klarna-App.',
    disabled: 'Diese Frage kann ich in diesem Shop nicht beantworten. Bitte wende dich an den Shop.',
    bad_input: 'Ich konnte die Frage nicht lesen.',
  },
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "in 10 Tagen", "heute", "morgen". */
function inDays(days: number): string {
  if (days === 0) return 'heute'
  return days === 1 ? 'morgen' : `in ${days} Tagen`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`
  return `${Math.ceil(seconds / 60)} Minuten`
}

/** Countries that German names with an article, which "in" bends. */
function inCountry(country: string): string {
  if (/^(?:Mongolei|Schweiz|Slowakei|Türkei|Ukraine|Westsahara)$/.test(country)) return `in der ${country}`
  if (/^(?:Bahamas|Komoren|Malediven|Philippinen|Seychellen)$/.test(country)) return `auf den ${country}`
  if (/^(?:Irak|Iran|Jemen|Libanon|Sudan|Tschad)$/.test(country)) return `im ${country}`
  if (country.endsWith(' Republik')) return `in der ${country.replace(/e Republik$/, 'en Republik')}`
  return bent[country] ?? `in ${country}`
}

const bent: Readonly<Record<string, string>> = {
  Niederlande: 'in den Niederlanden',
  'Vereinigte Arabische Emirate': 'in den Vereinigten Arabischen Emiraten',
  'Vereinigte Staaten': 'in den Vereinigten Staaten',
  'Vereinigtes Königreich': 'im Vereinigten Königreich',
}
