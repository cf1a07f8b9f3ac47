import type { Wording } from '../wording.ts'

/** "zamówienie ORD-12345", or "Twoje zamówienie" where it has no number. */
const order = (number: string | null): string =>
  number === null ? 'Twoje zamówienie' : `zamówienie ${number}`
/** The same in the genitive. */
const ofOrder = (number: string | null): string =>
  number === null ? 'Twojego zamówienia' : `zamówienia ${number}`
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const using = (method: string | null): string => (method === null ? '' : ` metodą „${method}”`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)
const spaced = (text: string | null): string => (text === null ? '' : ` ${text}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Zapłać teraz',
    pay_later: 'Zapłać później',
    pay_in_3: 'Zapłać w 3 ratach',
    pay_in_4: 'Zapłać w 4 ratach',
    financing: 'Finansowanie',
  },
  methodDescriptions: {
    pay_now: 'Cała kwota od razu, kartą lub z konta bankowego.',
    pay_later: 'Najpierw dostajesz zamówienie, a Klarnie płacisz później, zwykle w ciągu 30 dni.',
    pay_in_3: 'Kwota podzielona na 3 równe raty, zwykle płatne co 30 dni.',
    pay_in_4: 'Kwota podzielona na 4 równe raty, zwykle płatne co dwa tygodnie.',
    financing: 'Koszt rozłożony na kilka miesięcy. Mogą zostać naliczone odsetki.',
    unknown: 'Warunki pokazuje Klarna przy składaniu zamówienia.',
  },
  orderStatus: {
    found: (number) => `Widzę ${order(number)}.`,
    placed: (number, day, total) =>
      day === null
        ? `Łączna kwota ${ofOrder(number)} to ${total}.`
        : `${capitalised(order(number))} zostało złożone ${day}${total === null ? '' : ` na łączną kwotę ${total}`}.`,
    status: {
      authorized: (until) =>
        `Klarna je zatwierdziła; sklep nie pobrał jeszcze należności${until === null ? '' : ` i ma na to czas do ${until}`}.`,
      part_captured: (until) =>
        `Sklep pobrał część należności${until === null ? '' : `, a resztę może pobrać do ${until}`}.`,
      captured: () => 'Sklep pobrał należność.',
      cancelled: () => 'Zostało anulowane.',
      expired: () => 'Wygasło, bo sklep nie pobrał należności na czas.',
      closed: () => 'W Klarnie ma status „zamknięte”.',
      unrecognised: () =>
        'W Klarnie ma status, którego nie znam. Zobaczysz go w aplikacji Klarna, a sklep może pomóc.',
    },
    underReview: 'Klarna jeszcze je sprawdza, co zwykle trwa krócej niż dobę.',
    declined: 'Klarna je odrzuciła.',
    refunded: (amount) => `Zwrócono ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Widzę jedno zamówienie z Twoim adresem e-mail:'
        : `Widzę ${count} ${plural(count, 'zamówienia', 'zamówień')} z Twoim adresem e-mail:`,
    unnamed: 'Zamówienie',
    statuses: {
      authorized: 'należność jeszcze niepobrana',
      part_captured: 'pobrano część należności',
      captured: 'należność pobrana',
      cancelled: 'anulowane',
      expired: 'wygasłe',
      closed: 'zamknięte',
      unrecognised: 'nieznany status',
    },
    mayBeMore: {
      more_than_shown: (shown) =>
        `To ${shown} ${plural(shown, 'najnowsze zamówienia', 'najnowszych zamówień')}. Wszystkie zobaczysz w aplikacji Klarna.`,
      not_answering: () =>
        'Może być ich więcej: część danych sklepu jest teraz niedostępna. Wszystkie zobaczysz w aplikacji Klarna.',
      since_connected: () =>
        'Mogą być też starsze: system sklepu przekazuje mi tylko zamówienia złożone od czasu jego podłączenia. Wszystkie zobaczysz w aplikacji Klarna.',
      not_listed: () =>
        'Może być ich więcej: Klarna nie pozwala sklepom wyszukiwać zamówień po adresie e-mail. Wszystkie zobaczysz w aplikacji Klarna.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Twoja płatność jest zakończona.'
        : `Twoja płatność jest zakończona. Zapłacono łącznie ${amount}${using(method)}.`,
    completeToShop: (amount, method) =>
      `Twoja płatność na rzecz sklepu jest zakończona${colon(amount)}${using(method)}.`,
    owedInParts: (parts) => `Klarnie płacisz w ${parts} ratach; w aplikacji Klarna zobaczysz, ile zostało.`,
    owedMonthly: 'Klarnie płacisz co miesiąc; w aplikacji Klarna zobaczysz, ile zostało.',
    owedLater: 'Klarnie płacisz później; w aplikacji Klarna zobaczysz, ile zostało i do kiedy.',
    charged: (amount) =>
      `Sklep pobrał należność za Twoje zamówienie${colon(amount)}. W aplikacji Klarna zobaczysz, jak jest opłacane.`,
    notCharged: (total) =>
      `Sklep nie pobrał jeszcze należności za Twoje zamówienie${total === null ? '' : ` na kwotę ${total}`}.`,
    usuallyWhenShipped: 'Zwykle robi to przy wysyłce.',
    nothingDueYet: 'Do tego czasu nie ma nic do zapłaty.',
    underReview: 'Klarna jeszcze sprawdza to zamówienie.',
    declined: 'Klarna odrzuciła to zamówienie. Sklep nie pobrał należności.',
    refundedInFull: (amount) => `Za to zamówienie zwrócono całą kwotę${colon(amount)}.`,
    cancelled: 'To zamówienie zostało anulowane.',
    expired: 'To zamówienie wygasło, bo sklep nie pobrał należności na czas.',
    closed: 'W Klarnie to zamówienie ma status „zamknięte”.',
    nothingMore: (captured) =>
      captured === null
        ? 'Nic nie zostanie pobrane.'
        : `Wcześniej pobrano ${captured}; nic więcej nie zostanie pobrane.`,
    shopRefunded: (amount) => `Sklep zwrócił już za to zamówienie ${amount}.`,
    unknown:
      'W Klarnie to zamówienie ma status, którego nie znam, więc nie mogę powiedzieć, czy jest opłacone. Zobaczysz to w aplikacji Klarna, a sklep może pomóc.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Na razie pobrano tylko część należności za Twoje zamówienie.'
        : `Z kwoty ${total} za Twoje zamówienie pobrano na razie ${captured}.`,
    whyPart: 'Zwykle dzieje się tak, gdy produkty są wysyłane osobno.',
    restCanBeCharged: (amount, until) =>
      `Pozostałą kwotę ${amount} sklep może pobrać przy wysyłce reszty${until === null ? '' : `, do ${until}`}.`,
    declined: 'Klarna odrzuciła to zamówienie. Sklep nic nie pobrał.',
    unknownStatus: 'W Klarnie to zamówienie ma status, którego nie znam.',
    allCharged: (amount) => `Pobrano całą należność za Twoje zamówienie${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Z kwoty ${total} za Twoje zamówienie pobrano ${captured}. Nic więcej nie zostanie pobrane.`,
    charged: (amount) => `Pobrano ${amount}.`,
    nothingCharged: 'Sklep nic nie pobrał.',
    nothingMore: 'Nic więcej nie zostanie pobrane.',
    chargedOnApproval: (amount) =>
      `Sklep nic jeszcze nie pobrał. Kwotę ${amount} może pobrać, gdy Klarna zatwierdzi Twoje zamówienie.`,
    chargedWhenShipped: (amount) =>
      `Sklep nic jeszcze nie pobrał. Kwotę ${amount} może pobrać przy wysyłce Twojego zamówienia.`,
    nothingLeft: 'Sklep nic nie pobrał i nie ma już nic do pobrania.',
    line: (day, amount, items) =>
      `Pobrano${spaced(day)}${colon(amount)}${items === null ? '' : ` (${items})`}`,
    parcel: (text) => `Paczka: ${text}`,
  },
  refunds: {
    nothingCharged: (number) => `Sklep nic nie pobrał za ${order(number)}, więc nie ma zwrotu pieniędzy.`,
    noneYet: (number) =>
      `Sklep nie zarejestrował jeszcze zwrotu pieniędzy za ${order(number)}. Po odesłaniu produktów zwrot pojawia się zwykle wtedy, gdy sklep je otrzyma.`,
    one: (amount, day) =>
      `Tak, zwrot${amount === null ? ' pieniędzy' : ` ${amount}`} został zlecony${spaced(day)}.`,
    several: (count, total) =>
      `Tak, zlecono ${count} ${plural(count, 'zwroty', 'zwrotów')}${total === null ? '' : `, łącznie ${total}`}:`,
    shopNote: (text) => `Adnotacja sklepu: „${text}”.`,
    everything: 'Zwrócono wszystko, co zostało pobrane.',
    leavesCharged: (amount) => `Po zwrocie kwota pobrana za zamówienie wynosi ${amount}.`,
    arrives: (fromDays, toDays) =>
      `Pieniądze docierają zwykle w ciągu ${fromDays}–${toDays} dni na konto, z którego wyszła płatność.`,
    dueFallsAway:
      'Płatności dla Klarny, które jeszcze zostały, odpadają, a to, co zapłacono, wraca do Ciebie. Szczegóły zobaczysz w aplikacji Klarna.',
    dueIsLowered:
      'Jeśli zostały jeszcze płatności dla Klarny, zwrot je pomniejsza. W aplikacji Klarna zobaczysz, ile zostało.',
  },
  schedule: {
    heading: (number) =>
      `Oto harmonogram płatności za ${order(number)} (szacunkowy; dokładne terminy są w aplikacji Klarna):`,
    planHeading: (amount, day) => `Za kwotę ${amount} pobraną ${day}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – pobrano ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – termin minął ${day}; w aplikacji Klarna zobaczysz, czy zapłacono`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – płatne do ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – po zwrocie nic do zapłaty`,
    unmatchedRefund:
      'Jednego zwrotu za to zamówienie nie udało się przypisać do pobranej kwoty, więc nie jest tu odliczony. W aplikacji Klarna zobaczysz, ile zostało.',
    whyNot: {
      nothing_captured:
        'Sklep nie pobrał jeszcze należności za to zamówienie, więc na razie nie ma nic do zapłaty. Sklepy zwykle pobierają należność przy wysyłce.',
      pay_in_full: 'To zamówienie jest płatne jednorazowo, więc nie ma rat.',
      financing:
        'To zamówienie jest finansowane przez Klarnę. Miesięczne raty to sprawa między Tobą a Klarną: zobaczysz je w aplikacji Klarna.',
      monthly_invoice:
        'To zamówienie jest na miesięcznej fakturze od Klarny. Jej termin zobaczysz w aplikacji Klarna.',
      unknown_method:
        'Przy sposobie, w jaki opłacane jest to zamówienie, nie mogę wyliczyć terminów płatności. Zobaczysz je w aplikacji Klarna.',
      cancelled: 'To zamówienie zostało anulowane, więc nie ma za nie nic do zapłaty.',
      expired: 'To zamówienie wygasło, więc nic więcej nie zostanie za nie pobrane.',
      closed:
        'W Klarnie to zamówienie ma status „zamknięte”, więc nie mogę wyliczyć harmonogramu. W aplikacji Klarna zobaczysz, czy jest coś do zapłaty.',
      refunded_in_full:
        'Za to zamówienie zwrócono całą kwotę, więc nie ma za nie dalszych płatności. Szczegóły zobaczysz w aplikacji Klarna.',
      rejected: 'Klarna odrzuciła to zamówienie, więc nie ma za nie żadnych płatności.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna nie podaje, jak to zamówienie jest opłacane.',
    notKnown: 'Klarna podaje metodę płatności, której nie znam.',
    chosen: (method) => `Metoda wybrana przy składaniu zamówienia to „${method}”.`,
    mayHaveChanged:
      'Jeśli została później zmieniona w aplikacji Klarna, obowiązuje to, co pokazuje aplikacja.',
    heading: 'Harmonogram (szacunkowy; dokładne terminy są w aplikacji Klarna):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Twoja następna płatność to ${amount}, termin: ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Według zwykłego planu nie ma już nadchodzących płatności. W aplikacji Klarna zobaczysz, czy coś jest jeszcze do zapłaty.',
    noOther: 'Za to, co sklep dotąd pobrał, nie ma innych nadchodzących płatności.',
    oneMore: (amount, day) => `Potem zostaje jeszcze jedna płatność: ${amount}, termin: ${day}.`,
    more: (payments) =>
      `Potem kolejne płatności (${payments.length}): ${payments.map(({ amount, day }) => `${amount} do ${day}`).join(', ')}.`,
    estimate: 'To szacunek; dokładne terminy są w aplikacji Klarna.',
  },
  paymentMethods: {
    heading: (country) => `${capitalised(inCountry(country))} Klarna zwykle oferuje:`,
    none: (country) =>
      `Nie znam żadnych metod płatności Klarny ${inCountry(country)}. Dostępne metody zobaczysz przy składaniu zamówienia.`,
    klarnaDecides: 'O tym, co Ci zaoferuje, Klarna decyduje przy składaniu zamówienia.',
  },
  outcomes: {
    no_match:
      'Nie mogę znaleźć zamówienia o tym numerze i z tym adresem e-mail. Sprawdź, proszę, jedno i drugie. Bardzo nowe zamówienie może pojawić się dopiero po kilku minutach. Możesz też podać identyfikator zamówienia Klarna z aplikacji Klarna lub z e-maila od Klarny.',
    klarna_order_id_required:
      'Aby sprawdzić to zamówienie, potrzebuję identyfikatora zamówienia Klarna. To długi kod, taki jak 12345678-90ab-cdef-1234-567890abcdef: znajdziesz go w aplikacji Klarna, w szczegółach zakupu, i w e-mailu z potwierdzeniem od Klarny.',
    too_many_attempts: (seconds) =>
      `Było zbyt wiele prób z niepasującymi danymi. Dla Twojego bezpieczeństwa odczekaj ${duration(seconds)} i spróbuj ponownie.`,
    busy: 'W tej chwili pyta wiele osób. Spróbuj ponownie za chwilę.',
    unavailable:
      'Nie mam teraz dostępu do informacji o płatnościach, więc wolę nie zgadywać. Spróbuj ponownie za kilka minut albo zajrzyj do aplikacji Klarna.',
    not_connected:
      'Nie mogę teraz sprawdzać zamówień w Klarnie, bo połączenie sklepu z Klarną nie działa. Skontaktuj się ze sklepem albo zajrzyj do aplikacji Klarna.',
    disabled: 'W tym sklepie nie mogę odpowiedzieć na to pytanie. Skontaktuj się, proszę, ze sklepem.',
    bad_input: 'Nie mogę odczytać pytania.',
  },
}

/** "za 10 dni", "dzisiaj", "jutro". */
function inDays(days: number): string {
  if (days === 0) return 'dzisiaj'
  return days === 1 ? 'jutro' : `za ${days} dni`
}

/** In the accusative. */
function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 sekundę' : `${seconds} ${plural(seconds, 'sekundy', 'sekund')}`
  const minutes = Math.ceil(seconds / 60)
  return `${minutes} ${plural(minutes, 'minuty', 'minut')}`
}

/** For any count but 1: 2 to 4, 22 to 24 and so on; and all others. */
function plural(count: number, few: string, many: string): string {
  return new Intl.PluralRules('pl').select(count) === 'few' ? few : many
}

/** The countries where Klarna is offered, in the locative; of others only the nominative is known. */
const locatives: Readonly<Record<string, string>> = {
  Australia: 'w Australii',
  Austria: 'w Austrii',
  Belgia: 'w Belgii',
  Czechy: 'w Czechach',
  Dania: 'w Danii',
  Finlandia: 'w Finlandii',
  Francja: 'we Francji',
  Grecja: 'w Grecji',
  Hiszpania: 'w Hiszpanii',
  Holandia: 'w Holandii',
  Irlandia: 'w Irlandii',
  Kanada: 'w Kanadzie',
  Meksyk: 'w Meksyku',
  Niemcy: 'w Niemczech',
  Norwegia: 'w Norwegii',
  'Nowa Zelandia': 'w Nowej Zelandii',
  Polska: 'w Polsce',
  Portugalia: 'w Portugalii',
  Rumunia: 'w Rumunii',
  Słowacja: 'na Słowacji',
  'Stany Zjednoczone': 'w Stanach Zjednoczonych',
  Szwajcaria: 'w Szwajcarii',
  Szwecja: 'w Szwecji',
  Węgry: 'na Węgrzech',
  'Wielka Brytania': 'w Wielkiej Brytanii',
  Włochy: 'we Włoszech',
}

function inCountry(country: string): string {
  return locatives[country] ?? `w tym kraju (${country})`
}
