import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('fi-FI', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Olen automaattinen avustaja, en ihminen. Haen tietoja Klarnalla maksetuista tilauksista, mutta en voi muuttaa mitään.',
  greeting:
    'Hei! Voin hakea Klarna-tilauksen ja kertoa, onko se maksettu, missä vaiheessa hyvitys on, milloin maksut erääntyvät ja miksi vain osa on veloitettu. Mitä haluaisit tietää?',
  abilities:
    'Voin kertoa Klarnalla maksetuista tilauksista: niiden tilasta ja maksuista, hyvityksistä, maksuaikatauluista ja seuraavista maksuista, veloituksista ja niiden syistä sekä tarjolla olevista maksutavoista.',
  thanks: 'Ole hyvä! Haluaisitko tietää vielä jotain muuta?',
  goodbye: 'Hei hei, ja mukavaa päivänjatkoa!',
  askBoth:
    'Tarkistan sen mielelläni. Kerrotko tilausnumeron (tai Klarna-tilaustunnuksen) ja tilauksessa käytetyn sähköpostiosoitteen?',
  askReference: 'Mistä tilauksesta on kyse? Kerrotko tilausnumeron tai Klarna-tilaustunnuksen?',
  askEmail: 'Tietojesi suojaamiseksi tarvitsen myös tilauksessa käytetyn sähköpostiosoitteen.',
  askOtherOrder: 'Mitä tilausta tarkoitat? Kerrotko sen tilausnumeron tai Klarna-tilaustunnuksen?',
  backTo: (what) =>
    `Palataan kysymykseesi (${what}): kerrotko tilausnumeron ja tilauksessa käytetyn sähköpostiosoitteen?`,
  askWhat: 'Kiitos! Mitä haluaisit tietää tilauksesta?',
  askBack: 'Haluan varmistaa, että ymmärrän oikein. Onko kyse jostakin näistä?',
  notUnderstood: 'En ole varma, mitä tarkoitat.',
  outOfScope:
    'Siinä en valitettavasti voi auttaa, sillä vastaan vain Klarnalla maksamista koskeviin kysymyksiin. Kaupan asiakaspalvelu voi auttaa sinua.',
  parcels:
    'En näe, missä paketti on; sen tietää kaupan asiakaspalvelu tai kuljetusyhtiö. Jos kauppa on antanut Klarnalle seurantanumeron, voin näyttää sen tilauksen veloitusten yhteydessä.',
  offerPerson: 'Haluatko, että siirrän keskustelun ihmiselle?',
  handoff:
    'Olen merkinnyt tämän keskustelun kaupan työntekijälle, joka palaa asiaan. Siihen asti voin edelleen hakea sinulle tietoja.',
  thereAgain: (when) => `Joku on taas paikalla: ${when}.`,
  handoffUnderWay: 'Olen pyytänyt kaupan työntekijää auttamaan sinua.',
  noPerson: 'Selvä. Mitä muuta haluaisit tietää?',
  proofEnded:
    'Tietojesi suojaamiseksi näytän tilauksen vain 30 minuutin ajan. Kerrotko tilausnumeron ja tilauksessa käytetyn sähköpostiosoitteen vielä kerran?',
  whyEstimate:
    'Klarna ei ilmoita kaupoille tarkkoja päiviä. Lasken ne tilauksen veloituspäivän ja tavallisen maksuaikataulun perusteella; tarkat päivät näet Klarna-sovelluksesta.',
  choices: {
    order_status: 'tilaukseni tila',
    payment_status: 'onko tilaukseni maksettu',
    refund_status: 'hyvitykseni',
    payment_info: 'valitsemani maksutapa',
    order_history: 'kaikki tilaukseni',
    payment_methods: 'Klarnan maksutavat tässä kaupassa',
    installment_schedule: 'koko maksuaikataulu',
    upcoming_payments: 'seuraava maksuni ja jäljellä oleva summa',
    capture_details: 'mitä on veloitettu ja miksi',
    general_question: 'miten Klarna toimii yleisesti',
    write_request: 'muutos tilaukseeni',
    talk_to_human: 'keskustelu ihmisen kanssa',
  },
  general: {
    more_time:
      'Klarna-sovelluksessa voit usein siirtää eräpäivää tai maksaa myöhemmin. Sovelluksesta näet, mitä vaihtoehtoja ostoksellesi on ja maksavatko ne jotain. En voi siirtää eräpäivää puolestasi.',
    return_under_way:
      'Ilmoita palautuksesta Klarna-sovelluksessa ostoksen kohdalla: Klarna laittaa silloin maksun tauolle siksi aikaa, kun kauppa kirjaa palauttamasi tuotteet. Vain kauppa voi poistaa ne laskulta. Säilytä lähetyskuitti, kunnes se on tehty.',
    not_received:
      'Kysy ensin kaupalta. Jos tilaus ei tule perille tai siinä on jotain vikaa, ilmoita ongelmasta Klarna-sovelluksessa ostoksen kohdalla: Klarna laittaa silloin maksun tauolle, kunnes asia on ratkaistu.',
    two_orders:
      'Kun kauppa lähettää tilauksen useassa paketissa, se veloittaa jokaisen erikseen, ja jokaisella on oma laskunsa tai maksuaikataulunsa Klarna-sovelluksessa. Yhteensä ne eivät koskaan ylitä ostoksen summaa.',
    refund_time:
      'Hyvitys kestää yleensä 2–5 pankkipäivää ja joskus jopa 14 päivää siitä, kun kauppa on kirjannut sen. Maksamasi osuus palautetaan sille tilille tai kortille, jota käytit. Jos et ole vielä maksanut, laskusi sen sijaan pienenee.',
    which_number:
      'Tilausnumero on kaupan lähettämässä vahvistussähköpostissa, usein merkin ”#” jälkeen. Se näkyy myös Klarna-sovelluksessa ostoksen tiedoissa, ja sieltä löydät myös Klarna-tilaustunnuksen. Voin käyttää kumpaa tahansa.',
    declined:
      'Klarna tekee päätöksen jokaisesta ostoksesta erikseen ja itsenäisesti. Kauppa ei näe, miksi ostos on hylätty, enkä näe minäkään. Klarnan asiakaspalvelu voi kertoa lisää.',
    late_fee:
      'Se, tuleeko myöhästyneestä maksusta kuluja, riippuu maasta ja maksutavasta. Kauppa ei näe näitä kuluja, mutta Klarna-sovellus näyttää ne. Jos et pysty maksamaan ajoissa, avaa sovellus ennen eräpäivää: se tarjoaa usein lisää maksuaikaa.',
    interest:
      'Maksaminen myöhemmin tai 3 tai 4 erässä on korotonta, jos maksat ajoissa. Usean kuukauden erämaksuun voi tulla korkoa; ehdot näet kassalla ja Klarna-sovelluksessa.',
    credit_check:
      'Klarna voi tehdä luottotarkistuksen, kun valitset, että maksat myöhemmin tai erissä. Kauppa ei näe tarkistusta eikä sen tulosta; Klarnan asiakaspalvelu voi kertoa siitä lisää.',
    pay_early:
      'Kyllä, yleensä: Klarna-sovelluksessa voit maksaa ostoksen ennen eräpäivää. En voi tehdä sitä puolestasi.',
    paid_but_not_seen:
      'Voi kestää muutaman päivän, ennen kuin Klarnalle tehty maksu näkyy, varsinkin jos se on tilisiirto. Jos saat sillä välin muistutuksen, voit jättää sen huomiotta. Jos maksu ei näy senkään jälkeen, ilmoita siitä Klarna-sovelluksessa ostoksen kohdalla ja säilytä kuitti.',
    new_order:
      'Aivan uuden tilauksen näkyminen voi kestää muutaman minuutin. Yritä hetken kuluttua uudelleen.',
    why_email:
      'Näytän tilauksen vain sille, joka tietää siinä käytetyn sähköpostiosoitteen, jotta kukaan muu ei näe, mitä olet ostanut. Käytän osoitetta vain tähän tarkistukseen.',
    other:
      'En osaa vastata siihen yleisellä tasolla. Klarna-sovellus ja Klarnan asiakaspalvelu osaavat, ja minä voin hakea sinulle tietyn tilauksen.',
  },
  extension: (days) =>
    `Klarna antaa kaupan siirtää tämän tilauksen eräpäivää ${list.format(days.map(String))} päivällä. Pyydä siirtoa kaupan asiakaspalvelusta; itse en voi siirtää eräpäivää.`,
  refusals: {
    cancel:
      'En voi perua tilausta; haen vain tietoja. Ota yhteyttä kaupan asiakaspalveluun mahdollisimman pian, ennen kuin tilaus lähetetään. Kun kauppa on perunut tilauksen, Klarna peruu sen maksut ja palauttaa sen, mitä on maksettu.',
    refund:
      'En voi tehdä hyvitystä; sen voi tehdä vain kauppa. Ota yhteyttä kaupan asiakaspalveluun tai ilmoita palautuksesta kaupalle. Kun kauppa on kirjannut hyvityksen, voin näyttää sen sinulle täällä.',
    move_due_date:
      'En voi siirtää maksua. Klarna-sovelluksesta näet ostoksen tiedoista, voitko saada lisää maksuaikaa, ja kaupan asiakaspalvelu voi auttaa.',
    pay: 'En voi ottaa vastaan maksuja, joten ethän lähetä minulle korttitietoja. Voit maksaa Klarna-sovelluksessa ostoksen kohdalla.',
    change_data:
      'En voi muuttaa mitään tilauksessa enkä tililläsi. Jos asia koskee osoitetta, sähköpostia tai tuotteita, ota yhteyttä kaupan asiakaspalveluun. Korttisi ja maksutapasi voit vaihtaa Klarna-sovelluksessa.',
    other_write: 'En voi muuttaa mitään; haen vain tietoja. Kaupan asiakaspalvelu voi auttaa sinua siinä.',
    somebody_else:
      'Voin näyttää tilauksen vain sille, joka kertoo sen numeron ja siinä käytetyn sähköpostiosoitteen, enkä kerro, kenen jokin tilaus on. Tilauksen omistaja on tervetullut kysymään minulta.',
    skip_check:
      'En voi ohittaa tätä tarkistusta: se suojaa kaikkien tietoja, myös sinun. Kerrotko tilausnumeron ja tilauksessa käytetyn sähköpostiosoitteen?',
    instructions:
      'Vastaan vain Klarnalla maksettuja tilauksia koskeviin kysymyksiin ja noudatan kiinteitä sääntöjä. Mitä haluaisit tietää tilauksestasi?',
  },
}
