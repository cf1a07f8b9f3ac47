import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('da-DK', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Jeg er en automatisk assistent, ikke et menneske. Jeg finder oplysninger om ordrer, der betales med Klarna; jeg kan ikke ændre noget.',
  greeting:
    'Hej! Jeg kan finde en ordre, der betales med Klarna, og se, om den er betalt, hvordan det går med en refundering, hvornår betalinger forfalder, og hvorfor kun en del er opkrævet. Hvad vil du gerne vide?',
  abilities:
    'Jeg kan fortælle dig om ordrer, der betales med Klarna: status og betaling, refunderinger, betalingsplaner og kommende betalinger, hvad der er opkrævet og hvorfor, samt hvilke betalingsmetoder der findes.',
  thanks: 'Det var så lidt! Er der andet, du gerne vil vide?',
  goodbye: 'Farvel, og fortsat god dag!',
  askBoth:
    'Det slår jeg gerne op. Må jeg få ordrenummeret (eller Klarnas ordre-id) og e-mailadressen på ordren?',
  askReference: 'Hvilken ordre drejer det sig om? Jeg skal bruge ordrenummeret eller Klarnas ordre-id.',
  askEmail: 'For at beskytte dine oplysninger skal jeg også bruge e-mailadressen på ordren.',
  askOtherOrder: 'Hvilken ordre mener du? Jeg skal bruge dens ordrenummer eller ordre-id hos Klarna.',
  backTo: (what) =>
    `Tilbage til dit spørgsmål (${what}): Må jeg få ordrenummeret og e-mailadressen på ordren?`,
  askWhat: 'Tak! Hvad vil du gerne vide om ordren?',
  askBack: 'Jeg vil være sikker på, at jeg forstår dig rigtigt. Drejer det sig om noget af det her?',
  notUnderstood: 'Jeg er ikke sikker på, hvad du mener.',
  outOfScope:
    'Det kan jeg desværre ikke hjælpe med: Jeg svarer kun på spørgsmål om at betale med Klarna. Butikkens kundeservice kan hjælpe dig.',
  parcels:
    'Jeg kan ikke se, hvor en pakke er; det ved butikkens kundeservice eller transportøren. Hvis butikken har givet Klarna et track and trace-nummer, kan jeg vise det sammen med det, der er opkrævet for ordren.',
  offerPerson: 'Skal jeg sende dig videre til et menneske?',
  handoff:
    'Jeg har markeret denne samtale til en medarbejder i butikken, som vender tilbage til dig. Indtil da kan jeg stadig slå ting op for dig.',
  thereAgain: (when) => `Der er nogen til stede igen ${when}.`,
  handoffUnderWay: 'Jeg har bedt en medarbejder i butikken om at hjælpe dig.',
  noPerson: 'Helt i orden. Hvad vil du ellers gerne vide?',
  proofEnded:
    'For at beskytte dine oplysninger viser jeg en ordre i højst 30 minutter. Må jeg få ordrenummeret og e-mailadressen på ordren en gang til?',
  whyEstimate:
    'Klarna oplyser ikke de præcise dage til butikkerne. Jeg beregner dem ud fra den dag, hvor butikken opkrævede betalingen, og den sædvanlige plan; de præcise datoer står i Klarna-appen.',
  choices: {
    order_status: 'status på min ordre',
    payment_status: 'om min ordre er betalt',
    refund_status: 'min refundering',
    payment_info: 'hvordan jeg valgte at betale',
    order_history: 'alle mine ordrer',
    payment_methods: 'måder at betale med Klarna på i denne butik',
    installment_schedule: 'hele betalingsplanen',
    upcoming_payments: 'min næste betaling, og hvad jeg mangler at betale',
    capture_details: 'hvad der er opkrævet, og hvorfor',
    general_question: 'hvordan Klarna fungerer generelt',
    write_request: 'en ændring af min ordre',
    talk_to_human: 'kontakt med et menneske',
  },
  general: {
    more_time:
      'I Klarna-appen kan du ofte udskyde en forfaldsdato eller betale senere; der kan du se, hvilke muligheder du har for dit køb, og om de koster noget. Jeg kan ikke udskyde den for dig.',
    return_under_way:
      'Rapportér returneringen i Klarna-appen, under købet: Så sætter Klarna betalingen på pause, mens butikken registrerer det, du har sendt retur. Kun butikken kan trække det fra på fakturaen. Gem kvitteringen for indleveringen, indtil det er gjort.',
    not_received:
      'Spørg først butikken. Hvis ordren ikke kommer frem, eller hvis der er noget galt med den, kan du rapportere et problem i Klarna-appen, under købet: Så sætter Klarna betalingen på pause, indtil det er løst.',
    two_orders:
      'Når en butik sender en ordre i flere pakker, opkræver den betaling for hver pakke for sig, og hver af dem får sin egen faktura eller plan i Klarna-appen. Tilsammen bliver de aldrig til mere end hele købet.',
    refund_time:
      'Når butikken har registreret en refundering, tager den normalt 2 til 5 bankdage og nogle gange op til 14 dage. Det, du har betalt, går tilbage til den konto eller det kort, du brugte; hvis du ikke har betalt endnu, bliver fakturaen lavere i stedet.',
    which_number:
      'Ordrenummeret står i bekræftelsesmailen fra butikken, ofte efter et ”#”. Klarna-appen viser det også, under købet, og der finder du også Klarnas ordre-id. Jeg kan bruge enten det ene eller det andet.',
    declined:
      'Klarna vurderer hvert køb på ny og træffer selv afgørelsen. Butikken kan ikke se, hvorfor et køb er afvist, og det kan jeg heller ikke; Klarnas kundeservice kan fortælle dig mere.',
    late_fee:
      'Om en forsinket betaling medfører et gebyr, afhænger af landet og betalingsmetoden. Butikken kan ikke se den slags gebyrer; Klarna-appen viser dem. Hvis du ikke kan betale til tiden, kan du åbne appen før forfaldsdatoen: Den tilbyder ofte mere tid.',
    interest:
      'Det er rentefrit at betale senere eller i 3 eller 4 dele, hvis du betaler til tiden. Ved finansiering over flere måneder kan der komme renter oveni; vilkårene vises ved købet og i Klarna-appen.',
    credit_check:
      'Klarna kan lave en kreditvurdering, når du vælger at betale senere eller i dele. Butikken ser hverken kreditvurderingen eller resultatet; Klarnas kundeservice kan fortælle dig mere om den.',
    pay_early:
      'Ja, normalt: I Klarna-appen kan du betale et køb, før det forfalder. Jeg kan ikke gøre det for dig.',
    paid_but_not_seen:
      'Der kan gå nogle dage, før en betaling til Klarna kan ses, især en bankoverførsel. En påmindelse, der krydser betalingen, kan du se bort fra. Hvis betalingen stadig ikke kan ses efter det, kan du rapportere det i Klarna-appen, under købet. Gem kvitteringen.',
    new_order: 'Der kan gå nogle minutter, før en helt ny ordre bliver vist. Prøv igen lidt senere.',
    why_email:
      'Jeg viser kun en ordre til den, der kender e-mailadressen på den, så ingen andre kan se, hvad du har købt. Jeg bruger kun adressen til den kontrol.',
    other:
      'Det kan jeg ikke svare på generelt. Det kan Klarna-appen og Klarnas kundeservice, og jeg kan slå en bestemt ordre op for dig.',
  },
  extension: (days) =>
    `For denne ordre lader Klarna butikken udskyde forfaldsdatoen med ${list.format(days.map(String))} ${days.at(-1) === 1 ? 'dag' : 'dage'}. Bed butikkens kundeservice om det; jeg kan ikke selv udskyde den.`,
  refusals: {
    cancel:
      'Jeg kan ikke annullere en ordre; jeg slår kun ting op. Kontakt butikkens kundeservice hurtigst muligt, før ordren bliver sendt. Når butikken har annulleret den, annullerer Klarna betalingerne for den og betaler det, der er betalt, tilbage.',
    refund:
      'Jeg kan ikke give en refundering; det kan kun butikken. Kontakt dens kundeservice, eller registrér returneringen der. Når butikken har registreret refunderingen, kan jeg vise dig den her.',
    move_due_date:
      'Jeg kan ikke flytte en betaling. I Klarna-appen, under købet, kan du se, om du kan få mere tid, og butikkens kundeservice kan hjælpe.',
    pay: 'Jeg kan ikke tage imod betaling, så send mig ikke kortoplysninger. Du kan betale i Klarna-appen, under købet.',
    change_data:
      'Jeg kan ikke ændre noget i en ordre eller på din konto. Drejer det sig om adresse, e-mail eller varer, er det butikkens kundeservice, du skal kontakte; dit kort og din betalingsmetode kan du ændre i Klarna-appen.',
    other_write:
      'Jeg kan ikke ændre noget; jeg slår kun ting op. Butikkens kundeservice kan hjælpe dig med det.',
    somebody_else:
      'Jeg kan kun vise en ordre til den, der oplyser dens nummer og e-mailadressen på den, og jeg siger ikke noget om, hvem en ordre tilhører. Ejeren af ordren er velkommen til at spørge mig.',
    skip_check:
      'Jeg kan ikke springe den kontrol over: Den beskytter alles oplysninger, også dine. Må jeg få ordrenummeret og e-mailadressen på ordren?',
    instructions:
      'Jeg svarer kun på spørgsmål om ordrer, der betales med Klarna, og efter faste regler. Hvad vil du gerne vide om din ordre?',
  },
}
