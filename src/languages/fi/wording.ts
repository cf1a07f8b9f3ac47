import type { Wording } from '../wording.ts'

/** An order number is not inflected: the word before it is. */
const theOrder = (order: string | null): string => (order === null ? 'tilauksesi' : `tilaus ${order}`)
const ofOrder = (order: string | null): string => (order === null ? 'tilauksesi' : `tilauksen ${order}`)
const fromOrder = (order: string | null): string =>
  order === null ? 'tilauksestasi' : `tilauksesta ${order}`
const toOrder = (order: string | null): string => (order === null ? 'tilauksellesi' : `tilaukselle ${order}`)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` (maksutapa: ${method})`)
const inBrackets = (amount: string | null): string => (amount === null ? '' : ` (${amount})`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Verkkopankki- ja korttimaksu',
    pay_later: 'Maksa myöhemmin',
    pay_in_3: 'Maksa 3 erässä',
    pay_in_4: 'Maksa 4 erässä',
    financing: 'Erämaksu',
  },
  methodDescriptions: {
    pay_now: 'Maksa koko summa kerralla kortilla tai pankkitililtä.',
    pay_later: 'Saat tilauksesi ensin ja maksat Klarnalle jälkikäteen, yleensä 30 päivän kuluessa.',
    pay_in_3: 'Jaa summa 3 yhtä suureen maksuun, yleensä 30 päivän välein.',
    pay_in_4: 'Jaa summa 4 yhtä suureen maksuun, yleensä kahden viikon välein.',
    financing: 'Jaa maksu usealle kuukaudelle. Maksuun voi tulla korkoa.',
    unknown: 'Klarna näyttää ehdot kassalla.',
  },
  orderStatus: {
    found: (order) => `Löysin ${ofOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `${capitalised(ofOrder(order))} loppusumma on ${total}.`
        : `${capitalised(theOrder(order))} tehtiin ${day}${total === null ? '' : `, ja sen loppusumma on ${total}`}.`,
    status: {
      authorized: (until) =>
        `Klarna on hyväksynyt tilauksen. Kauppa ei ole vielä veloittanut sitä${until === null ? '' : `, mutta voi tehdä sen ${until} asti`}.`,
      part_captured: (until) =>
        `Kauppa on veloittanut tilauksesta osan${until === null ? '' : ` ja voi veloittaa loput ${until} asti`}.`,
      captured: () => 'Kauppa on veloittanut tilauksen.',
      cancelled: () => 'Tilaus on peruttu.',
      expired: () => 'Tilaus on vanhentunut, koska kauppa ei veloittanut sitä ajoissa.',
      closed: () => 'Klarnan tiedoissa tilaus on merkitty suljetuksi.',
      unrecognised: () =>
        'Klarna ilmoittaa tilaukselle tilan, jota en tunne. Näet sen Klarna-sovelluksesta, ja kauppa voi auttaa.',
    },
    underReview: 'Klarna tarkistaa tilausta vielä. Se kestää yleensä alle vuorokauden.',
    declined: 'Klarna on hylännyt tilauksen.',
    refunded: (amount) => `Tilauksesta on hyvitetty ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'Löysin yhden tilauksen sähköpostiosoitteellasi:'
        : `Löysin ${count} tilausta sähköpostiosoitteellasi:`,
    unnamed: 'Tilaus',
    statuses: {
      authorized: 'ei vielä veloitettu',
      part_captured: 'osittain veloitettu',
      captured: 'veloitettu',
      cancelled: 'peruttu',
      expired: 'vanhentunut',
      closed: 'suljettu',
      unrecognised: 'tila ei tiedossa',
    },
    mayBeMore: {
      more_than_shown: (shown) =>
        `Tässä ovat ${shown} viimeisintä tilausta. Klarna-sovelluksessa näet ne kaikki.`,
      not_answering: () =>
        'Tilauksia voi olla enemmänkin, sillä kaikkia kaupan tietoja ei juuri nyt saada haettua. Klarna-sovelluksessa näet ne kaikki.',
      since_connected: () =>
        'Vanhempiakin tilauksia voi olla: kaupan tilausjärjestelmästä näen vain ne, jotka on tehty sen yhdistämisen jälkeen. Klarna-sovelluksessa näet ne kaikki.',
      not_listed: () =>
        'Tilauksia voi olla enemmänkin, sillä kauppa ei voi hakea niitä Klarnalta sähköpostiosoitteella. Klarna-sovelluksessa näet ne kaikki.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? `Maksusi on suoritettu${via(method)}.`
        : `Maksusi on suoritettu. Maksettu yhteensä: ${amount}${via(method)}.`,
    completeToShop: (amount, method) => `Maksusi kaupalle on suoritettu${colon(amount)}${via(method)}.`,
    owedInParts: (parts) =>
      `Maksat Klarnalle ${parts} erässä. Klarna-sovelluksesta näet, mitä on vielä jäljellä.`,
    owedMonthly: 'Maksat Klarnalle kuukausittain. Klarna-sovelluksesta näet, mitä on vielä jäljellä.',
    owedLater:
      'Maksat Klarnalle myöhemmin. Klarna-sovelluksesta näet, mitä on vielä jäljellä ja mihin mennessä se on maksettava.',
    charged: (amount) =>
      `Kauppa on veloittanut ${amount === null ? 'tilauksesi' : `tilauksestasi ${amount}`}. Klarna-sovelluksesta näet, miten se maksetaan.`,
    notCharged: (total) => `Kauppa ei ole vielä veloittanut tilaustasi${inBrackets(total)}.`,
    usuallyWhenShipped: 'Yleensä tilaus veloitetaan, kun se lähetetään.',
    nothingDueYet: 'Siihen asti sinun ei tarvitse maksaa mitään.',
    underReview: 'Klarna tarkistaa tätä tilausta vielä.',
    declined: 'Klarna on hylännyt tämän tilauksen. Kauppa ei ole veloittanut sitä.',
    refundedInFull: (amount) => `Tämä tilaus on hyvitetty kokonaan${colon(amount)}.`,
    cancelled: 'Tämä tilaus on peruttu.',
    expired: 'Tämä tilaus on vanhentunut, koska kauppa ei veloittanut sitä ajoissa.',
    closed: 'Klarnan tiedoissa tämä tilaus on merkitty suljetuksi.',
    nothingMore: (captured) =>
      captured === null
        ? 'Siitä ei veloiteta mitään.'
        : `Siitä on aiemmin veloitettu ${captured}, eikä enempää veloiteta.`,
    shopRefunded: (amount) => `Kauppa on hyvittänyt tilauksesta ${amount}.`,
    unknown:
      'Klarna ilmoittaa tälle tilaukselle tilan, jota en tunne, joten en osaa sanoa, onko tilaus maksettu. Näet sen Klarna-sovelluksesta, ja kauppa voi auttaa.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Tilauksestasi on tähän mennessä veloitettu vain osa.'
        : `Tilauksestasi, jonka loppusumma on ${total}, on tähän mennessä veloitettu ${captured}.`,
    whyPart: 'Näin on yleensä silloin, kun tuotteet lähetetään erikseen.',
    restCanBeCharged: (amount, until) =>
      `Loput ${amount} voidaan veloittaa, kun muut tuotteet lähetetään${until === null ? '' : `, kuitenkin viimeistään ${until}`}.`,
    declined: 'Klarna on hylännyt tämän tilauksen. Kauppa ei ole veloittanut mitään.',
    unknownStatus: 'Klarna ilmoittaa tälle tilaukselle tilan, jota en tunne.',
    allCharged: (amount) => `Koko tilauksesi on veloitettu${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Tilauksestasi, jonka loppusumma on ${total}, on veloitettu ${captured}. Enempää ei veloiteta.`,
    charged: (amount) => `Tilauksesta on veloitettu ${amount}.`,
    nothingCharged: 'Kauppa ei ole veloittanut mitään.',
    nothingMore: 'Tästä tilauksesta ei veloiteta enää mitään.',
    chargedOnApproval: (amount) =>
      `Kauppa ei ole vielä veloittanut mitään. ${amount} voidaan veloittaa, kun Klarna on hyväksynyt tilauksesi.`,
    chargedWhenShipped: (amount) =>
      `Kauppa ei ole vielä veloittanut mitään. ${amount} voidaan veloittaa, kun tilauksesi lähetetään.`,
    nothingLeft: 'Kauppa ei ole veloittanut mitään, eikä veloitettavaa ole jäljellä.',
    line: (day, amount, items) =>
      `Veloitettu${day === null ? '' : ` ${day}`}${colon(amount)}${items === null ? '' : ` – ${items}`}`,
    parcel: (text) => `Paketti: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `Kauppa ei ole veloittanut mitään ${fromOrder(order)}, joten hyvitettävää ei ole.`,
    noneYet: (order) =>
      `Kauppa ei ole vielä kirjannut hyvitystä ${toOrder(order)}. Jos olet palauttanut jotain, hyvitys näkyy yleensä, kun kauppa on vastaanottanut palautuksesi.`,
    one: (amount, day) =>
      `Kyllä, hyvityksesi${inBrackets(amount)} ${day === null ? 'on käsitelty' : `käsiteltiin ${day}`}.`,
    several: (count, total) =>
      `Kyllä, ${count} hyvitystä on käsitelty${total === null ? '' : `, yhteensä ${total}`}:`,
    shopNote: (text) => `Kaupan merkintä: ”${text}”.`,
    everything: 'Kaikki veloitettu on hyvitetty.',
    leavesCharged: (amount) => `Hyvityksen jälkeen tilauksesta on veloitettuna ${amount}.`,
    arrives: (fromDays, toDays) =>
      `Rahojen saapuminen tilille, jolta maksoit, kestää yleensä ${fromDays}–${toDays} päivää.`,
    dueFallsAway:
      'Klarnalle vielä avoinna olleet maksut poistuvat, ja mahdollisesti maksettu osuus palautetaan. Tarkemmat tiedot näet Klarna-sovelluksesta.',
    dueIsLowered:
      'Jos Klarnalle on vielä maksettavaa, hyvitys pienentää sitä. Klarna-sovelluksesta näet, mitä on jäljellä.',
  },
  schedule: {
    heading: (order) =>
      `Tässä on ${ofOrder(order)} maksuaikataulu (arvio; tarkat päivät näet Klarna-sovelluksesta):`,
    planHeading: (amount, day) => `Veloitus ${day} (${amount}):`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – veloitettu ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – eräpäivä oli ${day} (Klarna-sovelluksesta näet, onko erä maksettu)`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – eräpäivä ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – ei enää maksettavaa hyvityksen jälkeen`,
    unmatchedRefund:
      'Tilauksella on hyvitys, jota ei voitu kohdistaa mihinkään veloitukseen, joten sitä ei ole vähennetty tässä. Klarna-sovelluksesta näet, mitä on jäljellä.',
    whyNot: {
      nothing_captured:
        'Kauppa ei ole vielä veloittanut tätä tilausta, joten sinun ei tarvitse nyt maksaa mitään. Kaupat veloittavat tilauksen yleensä, kun se lähetetään.',
      pay_in_full: 'Tämä tilaus maksetaan kerralla, joten siinä ei ole eriä.',
      financing:
        'Tämä tilaus on rahoitettu Klarnalla. Kuukausierät ovat sinun ja Klarnan välisiä, ja näet ne Klarna-sovelluksesta.',
      monthly_invoice: 'Tämä tilaus on Klarnan kuukausilaskulla. Klarna-sovelluksesta näet laskun eräpäivän.',
      unknown_method:
        'En pysty laskemaan eräpäiviä tämän tilauksen maksutavalle. Näet ne Klarna-sovelluksesta.',
      cancelled: 'Tämä tilaus on peruttu, joten siitä ei ole mitään maksettavaa.',
      expired: 'Tämä tilaus on vanhentunut, joten siitä ei veloiteta enempää.',
      closed:
        'Klarnan tiedoissa tämä tilaus on merkitty suljetuksi, joten en pysty laskemaan maksuaikataulua. Klarna-sovelluksesta näet, onko jotain maksettavaa.',
      refunded_in_full:
        'Tämä tilaus on hyvitetty kokonaan, joten siitä ei ole enää tulossa maksuja. Tarkemmat tiedot näet Klarna-sovelluksesta.',
      rejected: 'Klarna on hylännyt tämän tilauksen, joten siihen ei liity maksuja.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna ei kerro, miten tämä tilaus maksetaan.',
    notKnown: 'Klarna ilmoittaa maksutavan, jota en tunne.',
    chosen: (method) => `Valitsit kassalla maksutavan ”${method}”.`,
    mayHaveChanged:
      'Jos olet sen jälkeen vaihtanut maksutapaa Klarna-sovelluksessa, siellä näkyvä tieto pitää paikkansa.',
    heading: 'Maksuaikataulu (arvio; tarkat päivät näet Klarna-sovelluksesta):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Seuraava maksusi on ${amount}, ja sen eräpäivä on ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'Tavallisen aikataulun mukaan maksuja ei ole enää tulossa. Klarna-sovelluksesta näet, onko jotain vielä avoinna.',
    noOther: 'Muita maksuja ei ole tulossa siitä, mitä kauppa on tähän mennessä veloittanut.',
    oneMore: (amount, day) => `Sen jälkeen on vielä yksi maksu, ${amount}, jonka eräpäivä on ${day}.`,
    more: (payments) =>
      `Sen jälkeen tulee vielä ${payments.length} maksua: ${payments.map(({ amount, day }) => `${amount} (${day})`).join(', ')}.`,
    estimate: 'Tämä on arvio; tarkat päivät näet Klarna-sovelluksesta.',
  },
  paymentMethods: {
    heading: (country) => {
      const place = inCountry[country]
      return place === undefined ? `Klarna tarjoaa yleensä (${country}):` : `${place} Klarna tarjoaa yleensä:`
    },
    none: (country) => {
      const place = inCountry[country]
      return `${
        place === undefined
          ? `En tunne Klarnan maksutapoja tässä maassa (${country}).`
          : `${place} en tunne Klarnan maksutapoja.`
      } Kassalta näet, mitä on tarjolla.`
    },
    klarnaDecides: 'Klarna päättää kassalla, mitä sinulle tarjotaan.',
  },
  outcomes: {
    no_match:
      'En löytänyt tilausta tällä numerolla ja sähköpostiosoitteella. Tarkistathan molemmat. Aivan uuden tilauksen näkyminen voi kestää muutaman minuutin, ja hakea voi myös Klarna-tilaustunnuksella, jonka löydät Klarna-sovelluksesta tai Klarnan sähköpostista.',
    klarna_order_id_required:
      'Tarvitsen tämän tilauksen hakemiseen sen Klarna-tilaustunnuksen. Se on pitkä koodi, esimerkiksi 12345678-90ab-cdef-1234-567890abcdef. Löydät sen Klarna-sovelluksesta ostoksen tiedoista ja Klarnan lähettämästä vahvistussähköpostista.',
    too_many_attempts: (seconds) =>
      `Liian moni yritys ei täsmännyt. Odota turvallisuutesi vuoksi ${duration(seconds)} ja yritä sitten uudelleen.`,
    busy: 'Juuri nyt kysyjiä on paljon. Yritä hetken kuluttua uudelleen.',
    unavailable:
      'En pääse juuri nyt maksutietoihin, enkä halua arvailla. Yritä muutaman minuutin kuluttua uudelleen tai katso Klarna-sovelluksesta.',
    not_connected:
      'En voi tällä hetkellä hakea Klarna-tilauksia, koska kaupan yhteys Klarnaan ei toimi. Ota yhteyttä kauppaan tai katso Klarna-sovelluksesta.',
    disabled: 'En voi vastata tähän kysymykseen tässä kaupassa. Ota yhteyttä kauppaan.',
    bad_input: 'En saanut kysymyksestä selvää.',
  },
}

/** "10 päivän kuluttua", "tänään", "huomenna". */
function inDays(days: number): string {
  if (days === 0) return 'tänään'
  return days === 1 ? 'huomenna' : `${days} päivän kuluttua`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 sekunti' : `${seconds} sekuntia`
  return `${Math.ceil(seconds / 60)} minuuttia`
}

/** The inessive has too many turns for a rule: these are the countries where Klarna is, and two neighbours. */
const inCountry: Readonly<Record<string, string>> = {
  Suomi: 'Suomessa',
  Ruotsi: 'Ruotsissa',
  Norja: 'Norjassa',
  Tanska: 'Tanskassa',
  Islanti: 'Islannissa',
  Viro: 'Virossa',
  Saksa: 'Saksassa',
  Itävalta: 'Itävallassa',
  Sveitsi: 'Sveitsissä',
  Alankomaat: 'Alankomaissa',
  Belgia: 'Belgiassa',
  Ranska: 'Ranskassa',
  Espanja: 'Espanjassa',
  Italia: 'Italiassa',
  Portugali: 'Portugalissa',
  Puola: 'Puolassa',
  Irlanti: 'Irlannissa',
  'Iso-Britannia': 'Isossa-Britanniassa',
  Tšekki: 'Tšekissä',
  Kreikka: 'Kreikassa',
  Romania: 'Romaniassa',
  Unkari: 'Unkarissa',
  Slovakia: 'Slovakiassa',
  Yhdysvallat: 'Yhdysvalloissa',
  Kanada: 'Kanadassa',
  Meksiko: 'Meksikossa',
  Australia: 'Australiassa',
  'Uusi-Seelanti': 'Uudessa-Seelannissa',
}
