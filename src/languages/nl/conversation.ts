import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('nl-NL', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Ik ben een automatische assistent, geen mens. Ik zoek bestellingen op die met Klarna worden betaald; ik kan niets wijzigen.',
  greeting:
    'Hallo! Ik kan een Klarna-bestelling voor je opzoeken en je vertellen of die betaald is, hoe het staat met een terugbetaling, wanneer je moet betalen en waarom maar een deel in rekening is gebracht. Wat wil je weten?',
  abilities:
    'Ik kan je informatie geven over bestellingen die met Klarna worden betaald: de status en de betaling, terugbetalingen, betaalschema’s en volgende betalingen, wat er in rekening is gebracht en waarom, en welke betaalmethodes er zijn.',
  thanks: 'Graag gedaan! Wil je verder nog iets weten?',
  goodbye: 'Tot ziens, en nog een fijne dag!',
  askBoth:
    'Dat zoek ik graag voor je op. Mag ik het bestelnummer (of het order-ID van Klarna) en het e-mailadres van de bestelling?',
  askReference: 'Om welke bestelling gaat het? Mag ik het bestelnummer of het order-ID van Klarna?',
  askEmail: 'Om je gegevens te beschermen heb ik ook het e-mailadres van de bestelling nodig.',
  askOtherOrder:
    'Welke bestelling bedoel je? Mag ik het bestelnummer of het order-ID van Klarna van die bestelling?',
  backTo: (what) =>
    `Even terug naar je vraag (${what}): mag ik daarvoor het bestelnummer en het e-mailadres van de bestelling?`,
  askWhat: 'Dank je wel. Wat wil je weten over de bestelling?',
  askBack: 'Ik wil zeker weten dat ik je goed begrijp. Gaat het om een van deze dingen?',
  notUnderstood: 'Ik weet niet zeker wat je bedoelt.',
  outOfScope:
    'Daar kan ik je helaas niet mee helpen: ik beantwoord alleen vragen over betalen met Klarna. De klantenservice van de winkel kan je helpen.',
  parcels:
    'Ik kan niet zien waar een pakket is; dat weet de klantenservice van de winkel of de bezorgdienst. Als de winkel een trackingnummer aan Klarna heeft doorgegeven, kan ik dat laten zien bij wat er voor de bestelling in rekening is gebracht.',
  offerPerson: 'Zal ik je doorsturen naar een medewerker?',
  handoff:
    'Ik heb dit gesprek gemarkeerd voor een medewerker van de winkel, die contact met je opneemt. Tot die tijd kan ik nog steeds dingen voor je opzoeken.',
  thereAgain: (when) => `Er is weer iemand aanwezig op ${when}.`,
  handoffUnderWay: 'Een medewerker van de winkel is gevraagd om je te helpen.',
  noPerson: 'Prima. Wat wil je verder nog weten?',
  proofEnded:
    'Om je gegevens te beschermen laat ik een bestelling maar 30 minuten zien. Mag ik het bestelnummer en het e-mailadres van de bestelling nog een keer?',
  whyEstimate:
    'Klarna geeft de exacte dagen niet door aan winkels. Ik bereken ze op basis van de dag waarop de winkel de bestelling in rekening bracht en het gebruikelijke schema; de exacte datums vind je in de Klarna-app.',
  choices: {
    order_status: 'de status van mijn bestelling',
    payment_status: 'of mijn bestelling betaald is',
    refund_status: 'mijn terugbetaling',
    payment_info: 'de betaalmethode die ik heb gekozen',
    order_history: 'al mijn bestellingen',
    payment_methods: 'manieren om in deze winkel met Klarna te betalen',
    installment_schedule: 'het hele betaalschema',
    upcoming_payments: 'mijn volgende betaling en wat er nog openstaat',
    capture_details: 'wat er in rekening is gebracht, en waarom',
    general_question: 'hoe Klarna in het algemeen werkt',
    write_request: 'een wijziging van mijn bestelling',
    talk_to_human: 'contact met een medewerker',
  },
  general: {
    more_time:
      'In de Klarna-app kun je een vervaldatum vaak verschuiven of later betalen; daar zie je wat er voor jouw aankoop mogelijk is en of dat iets kost. Ik kan de datum niet voor je verschuiven.',
    return_under_way:
      'Meld je retour in de Klarna-app, bij de aankoop: Klarna pauzeert de betaling dan, terwijl de winkel registreert wat je hebt teruggestuurd. Alleen de winkel kan het van de factuur halen. Bewaar het verzendbewijs tot dat is gebeurd.',
    not_received:
      'Vraag het eerst aan de winkel. Komt de bestelling niet of is er iets mis mee? Meld dan een probleem in de Klarna-app, bij de aankoop: Klarna pauzeert de betaling tot het is opgelost.',
    two_orders:
      'Als een winkel een bestelling in meerdere pakketten verstuurt, wordt elk pakket apart in rekening gebracht, met een eigen factuur of betaalschema in de Klarna-app. Samen komen ze nooit boven het aankoopbedrag uit.',
    refund_time:
      'Zodra de winkel een terugbetaling heeft geregistreerd, duurt het meestal 2 tot 5 werkdagen, en soms tot 14 dagen. Wat je hebt betaald, gaat terug naar de rekening of de kaart die je hebt gebruikt; heb je nog niet betaald, dan wordt je factuur lager.',
    which_number:
      'Het bestelnummer staat in de bevestigingsmail van de winkel, vaak na een “#”. Je ziet het ook in de Klarna-app, bij de aankoop, en daar vind je ook het order-ID van Klarna. Eén van de twee is genoeg.',
    declined:
      'Klarna beslist bij elke aankoop opnieuw, en zelfstandig. De winkel ziet niet waarom een aankoop is afgewezen, en ik ook niet; de klantenservice van Klarna kan je er meer over vertellen.',
    late_fee:
      'Of er kosten zijn als je te laat betaalt, hangt af van het land en de betaalmethode. De winkel ziet zulke kosten niet; de Klarna-app laat ze zien. Kun je niet op tijd betalen? Open de app dan vóór de vervaldatum: vaak biedt die meer tijd.',
    interest:
      'Later betalen en betalen in 3 of 4 delen zijn renteloos als je op tijd betaalt. Bij financiering over meerdere maanden kan er rente bij komen; de voorwaarden zie je bij het afrekenen en in de Klarna-app.',
    credit_check:
      'Klarna kan een kredietcheck doen als je ervoor kiest om later of in delen te betalen. De winkel ziet die check en de uitkomst niet; de klantenservice van Klarna kan je er meer over vertellen.',
    pay_early:
      'Ja, meestal wel: in de Klarna-app kun je een aankoop vóór de vervaldatum betalen. Ik kan dat niet voor je doen.',
    paid_but_not_seen:
      'Het kan een paar dagen duren voordat een betaling aan Klarna zichtbaar is, vooral bij een overschrijving. Een herinnering die je betaling kruist, kun je negeren. Zie je de betaling daarna nog steeds niet? Meld het dan in de Klarna-app, bij de aankoop, en bewaar het betaalbewijs.',
    new_order:
      'Het kan een paar minuten duren voordat een heel nieuwe bestelling te zien is. Probeer het straks nog eens.',
    why_email:
      'Ik laat een bestelling alleen zien aan iemand die het e-mailadres ervan kent. Zo kan niemand anders zien wat je hebt gekocht. Ik gebruik dat adres alleen voor die controle.',
    other:
      'Daar kan ik in het algemeen geen antwoord op geven. De Klarna-app en de klantenservice van Klarna kunnen dat wel, en ik kan een bepaalde bestelling voor je opzoeken.',
  },
  extension: (days) =>
    `Bij deze bestelling kan de winkel de vervaldatum via Klarna met ${list.format(days.map(String))} dagen verschuiven. Vraag ernaar bij de klantenservice van de winkel; zelf kan ik de datum niet verschuiven.`,
  refusals: {
    cancel:
      'Ik kan een bestelling niet annuleren; ik zoek alleen dingen op. Neem zo snel mogelijk contact op met de klantenservice van de winkel, voordat de bestelling wordt verzonden. Zodra de winkel de bestelling heeft geannuleerd, annuleert Klarna de betalingen ervoor en wordt terugbetaald wat er is betaald.',
    refund:
      'Ik kan niets terugbetalen; dat kan alleen de winkel. Neem contact op met de klantenservice of meld je retour daar aan. Zodra de winkel de terugbetaling heeft geregistreerd, kan ik die hier laten zien.',
    move_due_date:
      'Ik kan een betaling niet verschuiven. In de Klarna-app zie je bij de aankoop of je meer tijd kunt krijgen, en de klantenservice van de winkel kan je helpen.',
    pay: 'Ik kan geen betalingen aannemen, dus stuur me geen kaartgegevens. Betalen kan in de Klarna-app, bij de aankoop.',
    change_data:
      'Ik kan niets wijzigen in een bestelling of in je account. Gaat het om het adres, het e-mailadres of de artikelen? Vraag het dan aan de klantenservice van de winkel. Je kaart en je betaalmethode kun je wijzigen in de Klarna-app.',
    other_write:
      'Ik kan niets wijzigen; ik zoek alleen dingen op. De klantenservice van de winkel kan je daarmee helpen.',
    somebody_else:
      'Ik kan een bestelling alleen laten zien aan iemand die het nummer en het e-mailadres ervan geeft, en ik zeg niet van wie een bestelling is. Degene van wie de bestelling is, mag het me gerust zelf vragen.',
    skip_check:
      'Die controle kan ik niet overslaan: die beschermt ieders gegevens, ook die van jou. Mag ik het bestelnummer en het e-mailadres van de bestelling?',
    instructions:
      'Ik beantwoord alleen vragen over bestellingen die met Klarna worden betaald, en dat volgens vaste regels. Wat wil je weten over je bestelling?',
  },
}
