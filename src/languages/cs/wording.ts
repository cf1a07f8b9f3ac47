import type { Wording } from '../wording.ts'

/** "objednávka ORD-12345", or "vaše objednávka" where it has no number; then by case. */
const order = (number: string | null): string => named(number, 'objednávka', 'vaše objednávka')
const ofOrder = (number: string | null): string => named(number, 'objednávky', 'vaší objednávky')
const toOrder = (number: string | null): string => named(number, 'objednávce', 'vaší objednávce')
const orderObject = (number: string | null): string => named(number, 'objednávku', 'vaši objednávku')
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` (způsob platby: ${method})`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Zaplať teď',
    pay_later: 'Zaplať později',
    pay_in_3: 'Zaplať ve 3 platbách',
    pay_in_4: 'Zaplať ve 4 platbách',
    financing: 'Financování',
  },
  methodDescriptions: {
    pay_now: 'Celou částku zaplatíte najednou, kartou nebo z bankovního účtu.',
    pay_later: 'Nejdřív dostanete objednávku a Klarně zaplatíte potom, obvykle do 30 dnů.',
    pay_in_3: 'Částku rozdělíte na 3 stejné platby, obvykle po 30 dnech.',
    pay_in_4: 'Částku rozdělíte na 4 stejné platby, obvykle po dvou týdnech.',
    financing: 'Cenu rozložíte do několika měsíců. Může se účtovat úrok.',
    unknown: 'Podmínky vám Klarna ukáže v pokladně.',
  },
  orderStatus: {
    found: (number) => `${capitalised(orderObject(number))} tu vidím.`,
    placed: (number, day, total) =>
      day === null
        ? `Celková částka ${ofOrder(number)} je ${total}.`
        : `${capitalised(order(number))} byla zadána ${day}${total === null ? '' : `, celková částka je ${total}`}.`,
    status: {
      authorized: (until) =>
        `Klarna ji schválila; obchod ji zatím nenaúčtoval${until === null ? '' : ` a může to udělat do ${until}`}.`,
      part_captured: (until) =>
        `Obchod naúčtoval její část${until === null ? '' : ` a zbytek může naúčtovat do ${until}`}.`,
      captured: () => 'Obchod ji naúčtoval.',
      cancelled: () => 'Byla zrušena.',
      expired: () => 'Její platnost vypršela, protože ji obchod nenaúčtoval včas.',
      closed: () => 'Klarna ji vede jako uzavřenou.',
      unrecognised: () =>
        'Klarna u ní uvádí stav, který neznám. Ukáže ho aplikace Klarna a poradí vám i obchod.',
    },
    underReview: 'Klarna ji ještě posuzuje, obvykle to trvá méně než den.',
    declined: 'Klarna ji zamítla.',
    refunded: (amount) => `Byla vrácena částka ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Pod vaším e-mailem vidím jednu objednávku:'
        : `Pod vaším e-mailem vidím ${counted(count, 'objednávku', 'objednávky', 'objednávek')}:`,
    unnamed: 'Objednávka',
    statuses: {
      authorized: 'zatím nenaúčtována',
      part_captured: 'naúčtována zčásti',
      captured: 'naúčtována',
      cancelled: 'zrušena',
      expired: 'vypršela',
      closed: 'uzavřena',
      unrecognised: 'neznámý stav',
    },
    mayBeMore: {
      more_than_shown: (shown) =>
        `To ${shown >= 2 && shown <= 4 ? 'jsou' : 'je'} ${counted(shown, 'nejnovější', 'nejnovější', 'nejnovějších')}. Všechny ukáže aplikace Klarna.`,
      not_answering: () =>
        'Může jich být víc: část údajů obchodu teď není dostupná. Všechny ukáže aplikace Klarna.',
      since_connected: () =>
        'Mohou existovat i starší: systém obchodu mi předává jen objednávky vytvořené od jeho připojení. Všechny ukáže aplikace Klarna.',
      not_listed: () =>
        'Může jich být víc: Klarna obchodům neumožňuje vyhledat objednávky podle e-mailu. Všechny ukáže aplikace Klarna.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Vaše platba je dokončena.'
        : `Vaše platba je dokončena. Zaplaceno celkem: ${amount}${via(method)}.`,
    completeToShop: (amount, method) =>
      `Vůči obchodu je vaše platba dokončena${colon(amount)}${via(method)}.`,
    owedInParts: (parts) => `Klarně platíte ve ${parts} částech; kolik zbývá, ukáže aplikace Klarna.`,
    owedMonthly: 'Klarně platíte měsíčně; kolik zbývá, ukáže aplikace Klarna.',
    owedLater: 'Klarně platíte později; kolik zbývá a do kdy, ukáže aplikace Klarna.',
    charged: (amount) =>
      `Obchod vaši objednávku naúčtoval${colon(amount)}. Jak se platí, ukáže aplikace Klarna.`,
    notCharged: (total) => `Obchod vaši objednávku${total === null ? '' : ` za ${total}`} zatím nenaúčtoval.`,
    usuallyWhenShipped: 'Obvykle se to stane při odeslání zboží.',
    nothingDueYet: 'Do té doby není nic splatné.',
    underReview: 'Klarna tuto objednávku ještě posuzuje.',
    declined: 'Klarna tuto objednávku zamítla. Obchod ji nenaúčtoval.',
    refundedInFull: (amount) => `Za tuto objednávku byla vrácena celá částka${colon(amount)}.`,
    cancelled: 'Tato objednávka byla zrušena.',
    expired: 'Platnost této objednávky vypršela, protože ji obchod nenaúčtoval včas.',
    closed: 'Klarna tuto objednávku vede jako uzavřenou.',
    nothingMore: (captured) =>
      captured === null
        ? 'Nic se účtovat nebude.'
        : `Předtím byla naúčtována částka ${captured}; nic dalšího se účtovat nebude.`,
    shopRefunded: (amount) => `Obchod z toho vrátil ${amount}.`,
    unknown:
      'Klarna u této objednávky uvádí stav, který neznám, takže nemohu říct, jestli je zaplacená. Ukáže to aplikace Klarna a poradí vám i obchod.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Zatím byla naúčtována jen část vaší objednávky.'
        : `Z vaší objednávky za ${total} byla zatím naúčtována částka ${captured}.`,
    whyPart: 'Obvykle je to tím, že se zboží posílá po částech.',
    restCanBeCharged: (amount, until) =>
      `Zbývající částka ${amount} může být naúčtována při odeslání zbytku${until === null ? '' : `, a to do ${until}`}.`,
    declined: 'Klarna tuto objednávku zamítla. Obchod nic nenaúčtoval.',
    unknownStatus: 'Klarna u této objednávky uvádí stav, který neznám.',
    allCharged: (amount) => `Vaše objednávka je naúčtována celá${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Z vaší objednávky za ${total} byla naúčtována částka ${captured}. Nic dalšího se účtovat nebude.`,
    charged: (amount) => `Byla naúčtována částka ${amount}.`,
    nothingCharged: 'Obchod nic nenaúčtoval.',
    nothingMore: 'Nic dalšího se účtovat nebude.',
    chargedOnApproval: (amount) =>
      `Obchod zatím nic nenaúčtoval. Částka ${amount} může být naúčtována, jakmile Klarna vaši objednávku schválí.`,
    chargedWhenShipped: (amount) =>
      `Obchod zatím nic nenaúčtoval. Částka ${amount} může být naúčtována při odeslání objednávky.`,
    nothingLeft: 'Obchod nic nenaúčtoval a k naúčtování už nic nezbývá.',
    line: (day, amount, items) =>
      `Naúčtováno${day === null ? '' : ` ${day}`}${colon(amount)}${items === null ? '' : ` (${items})`}`,
    parcel: (text) => `Zásilka: ${text}`,
  },
  refunds: {
    nothingCharged: (number) =>
      `K ${toOrder(number)} obchod nic nenaúčtoval, takže se žádné peníze nevracejí.`,
    noneYet: (number) =>
      `Obchod k ${toOrder(number)} zatím žádné vrácení peněz nezaevidoval. Pokud něco vracíte, vrácení peněz se tu obvykle objeví, jakmile zboží dorazí do obchodu.`,
    one: (amount, day) =>
      `Ano, vrácení ${amount === null ? 'peněz' : `částky ${amount}`} bylo zpracováno${day === null ? '' : ` ${day}`}.`,
    several: (count, total) =>
      `Ano, vrácení peněz bylo zpracováno ${count}×${total === null ? '' : `, celkem ${total}`}:`,
    shopNote: (text) => `Poznámka obchodu: „${text}“.`,
    everything: 'Vráceno je vše, co bylo naúčtováno.',
    leavesCharged: (amount) => `Za objednávku tak zůstává naúčtováno ${amount}.`,
    arrives: (fromDays, toDays) =>
      `Na účet, ze kterého platba odešla, peníze obvykle dorazí za ${fromDays === toDays ? '' : `${fromDays} až `}${days(toDays)}.`,
    dueFallsAway:
      'Platby Klarně, které měly teprve přijít, odpadají, a co už bylo zaplaceno, se vrací. Podrobnosti ukáže aplikace Klarna.',
    dueIsLowered:
      'Pokud máte Klarně ještě něco platit, vrácená částka to sníží. Kolik zbývá, ukáže aplikace Klarna.',
  },
  schedule: {
    heading: (number) =>
      `Tady je rozpis splátek k ${toOrder(number)} (odhad; přesné termíny jsou v aplikaci Klarna):`,
    planHeading: (amount, day) => `Částka ${amount} (naúčtována ${day}):`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – naúčtováno ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – splatnost byla ${day}; jestli je zaplaceno, ukáže aplikace Klarna`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – splatnost ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – po vrácení peněz už není co platit`,
    unmatchedRefund:
      'Jedno vrácení peněz u této objednávky se nepodařilo přiřadit k naúčtované částce, proto tu není odečteno. Kolik zbývá, ukáže aplikace Klarna.',
    whyNot: {
      nothing_captured:
        'Obchod tuto objednávku zatím nenaúčtoval, takže teď není nic splatné. Obchody objednávku obvykle naúčtují při odeslání.',
      pay_in_full: 'Tato objednávka se platí najednou, takže nemá žádné splátky.',
      financing:
        'Tato objednávka je financovaná přes Klarnu. Měsíční platby jsou mezi vámi a Klarnou: ukáže je aplikace Klarna.',
      monthly_invoice:
        'Tato objednávka je na měsíční faktuře od Klarny. Kdy je splatná, ukáže aplikace Klarna.',
      unknown_method:
        'U způsobu, jakým se tato objednávka platí, neumím určit termíny plateb. Ukáže je aplikace Klarna.',
      cancelled: 'Tato objednávka byla zrušena, takže za ni není nic splatné.',
      expired: 'Platnost této objednávky vypršela, takže se za ni nic dalšího účtovat nebude.',
      closed:
        'Klarna tuto objednávku vede jako uzavřenou, takže rozpis splátek neumím určit. Jestli je něco splatné, ukáže aplikace Klarna.',
      refunded_in_full:
        'Za tuto objednávku byla vrácena celá částka, takže už za ni nejsou splatné žádné další platby. Podrobnosti ukáže aplikace Klarna.',
      rejected: 'Klarna tuto objednávku zamítla, takže za ni nejsou žádné platby.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna neuvádí, jak se tato objednávka platí.',
    notKnown: 'Klarna uvádí způsob platby, který neznám.',
    chosen: (method) => `V pokladně byl zvolen způsob platby „${method}“.`,
    mayHaveChanged: 'Pokud se od té doby v aplikaci Klarna změnil, platí údaj v aplikaci.',
    heading: 'Rozpis splátek (odhad; přesné termíny jsou v aplikaci Klarna):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Vaše další platba je ${amount} a je splatná ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Podle obvyklého rozpisu vás už žádná platba nečeká. Jestli je ještě něco k zaplacení, ukáže aplikace Klarna.',
    noOther: 'Za to, co obchod zatím naúčtoval, už vás žádná další platba nečeká.',
    oneMore: (amount, day) => `Po ní přijde ještě jedna platba: ${amount}, splatná ${day}.`,
    more: (payments) =>
      `Po ní ${payments.length < 5 ? 'přijdou' : 'přijde'} ještě ${counted(payments.length, 'platba', 'platby', 'plateb')}: ${payments.map(({ amount, day }) => `${amount} (splatná ${day})`).join(', ')}.`,
    estimate: 'Je to odhad; přesné termíny jsou v aplikaci Klarna.',
  },
  paymentMethods: {
    heading: (country) => {
      const place = places[country]
      return place === undefined
        ? `Země: ${country}. Klarna tu obvykle nabízí:`
        : `${capitalised(place)} Klarna obvykle nabízí:`
    },
    none: (country) => {
      const place = places[country] ?? `v této zemi (${country})`
      return `O žádných způsobech platby Klarna ${place} nevím. Co je v nabídce, uvidíte v pokladně.`
    },
    klarnaDecides: 'O tom, co vám nabídne, rozhoduje Klarna v pokladně.',
  },
  outcomes: {
    no_match:
      'Objednávku s tímto číslem a tímto e-mailem se mi nepodařilo najít. Zkontrolujte prosím obojí. Úplně nová objednávka se může objevit až za několik minut a zkusit můžete i ID objednávky Klarna z aplikace Klarna nebo z e-mailu od Klarny.',
    klarna_order_id_required:
      'K vyhledání této objednávky potřebuji ID objednávky Klarna. Je to dlouhý kód, třeba 12345678-90ab-cdef-1234-567890abcdef: najdete ho v aplikaci Klarna u daného nákupu a v potvrzovacím e-mailu od Klarny.',
    too_many_attempts: (seconds) =>
      `Bylo tu příliš mnoho pokusů, u kterých údaje nesouhlasily. Pro vaše bezpečí prosím počkejte ${duration(seconds)} a zkuste to znovu.`,
    busy: 'Právě teď se ptá hodně lidí. Zkuste to prosím za chvíli znovu.',
    unavailable:
      'K platebním údajům se teď nedostanu a nechci jen hádat. Zkuste to prosím znovu za pár minut, nebo se podívejte do aplikace Klarna.',
    not_connected:
      'Objednávky u Klarny teď vyhledat nemohu, protože spojení obchodu s Klarnou nefunguje. Obraťte se prosím na obchod, nebo se podívejte do aplikace Klarna.',
    disabled: 'Na tuto otázku v tomto obchodě odpovědět nemohu. Obraťte se prosím na obchod.',
    bad_input: 'Dotaz se mi nepodařilo přečíst.',
  },
}

function named(number: string | null, noun: string, yours: string): string {
  return number === null ? yours : `${noun} ${number}`
}

/** The countries where Klarna is offered, in the locative; of others only the nominative is known. */
const places: Readonly<Record<string, string>> = {
  Austrálie: 'v Austrálii',
  Belgie: 'v Belgii',
  Česko: 'v Česku',
  Dánsko: 'v Dánsku',
  Finsko: 've Finsku',
  Francie: 've Francii',
  Irsko: 'v Irsku',
  Itálie: 'v Itálii',
  Kanada: 'v Kanadě',
  Maďarsko: 'v Maďarsku',
  Mexiko: 'v Mexiku',
  Německo: 'v Německu',
  Nizozemsko: 'v Nizozemsku',
  Norsko: 'v Norsku',
  'Nový Zéland': 'na Novém Zélandu',
  Polsko: 'v Polsku',
  Portugalsko: 'v Portugalsku',
  Rakousko: 'v Rakousku',
  Rumunsko: 'v Rumunsku',
  Řecko: 'v Řecku',
  Slovensko: 'na Slovensku',
  'Spojené království': 've Spojeném království',
  'Spojené státy': 've Spojených státech',
  Španělsko: 've Španělsku',
  Švédsko: 've Švédsku',
  Švýcarsko: 've Švýcarsku',
}

/** "za 10 dní", "dnes", "zítra". */
function inDays(count: number): string {
  if (count === 0) return 'dnes'
  return count === 1 ? 'zítra' : `za ${days(count)}`
}

const days = (count: number): string => counted(count, 'den', 'dny', 'dní')

function duration(seconds: number): string {
  return seconds < 90
    ? counted(seconds, 'sekundu', 'sekundy', 'sekund')
    : counted(Math.ceil(seconds / 60), 'minutu', 'minuty', 'minut')
}

/** 1 den, 2 dny, 5 dní. */
function counted(count: number, one: string, few: string, many: string): string {
  if (count === 1) return `1 ${one}`
  return `${count} ${count >= 2 && count <= 4 ? few : many}`
}
