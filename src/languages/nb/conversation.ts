import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('nb-NO', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Jeg er en automatisk assistent, ikke et menneske. Jeg slår opp ordrer som betales med Klarna; jeg kan ikke endre noe.',
  greeting:
    'Hei! Jeg kan slå opp en ordre som betales med Klarna: om den er betalt, hvordan det går med en refusjon, når betalinger forfaller, og hvorfor bare en del er belastet. Hva lurer du på?',
  abilities:
    'Jeg kan fortelle deg om ordrer som betales med Klarna: status og betaling, refusjoner, betalingsplaner og kommende betalinger, hva som er belastet og hvorfor, samt hvilke betalingsmåter som finnes.',
  thanks: 'Bare hyggelig! Er det noe mer du lurer på?',
  goodbye: 'Ha det, og fortsatt fin dag!',
  askBoth:
    'Det sjekker jeg gjerne. Kan du gi meg ordrenummeret (eller Klarnas ordre-ID) og e-postadressen på ordren?',
  askReference: 'Hvilken ordre gjelder det? Jeg trenger ordrenummeret eller Klarnas ordre-ID.',
  askEmail: 'For å beskytte opplysningene dine trenger jeg også e-postadressen på ordren.',
  askOtherOrder: 'Hvilken ordre mener du? Jeg trenger ordrenummeret eller Klarnas ordre-ID for den.',
  backTo: (what) =>
    `Tilbake til spørsmålet ditt (${what}): Kan du gi meg ordrenummeret og e-postadressen på ordren?`,
  askWhat: 'Takk! Hva vil du vite om ordren?',
  askBack: 'Jeg vil være sikker på at jeg forstår deg riktig. Gjelder det noe av dette?',
  notUnderstood: 'Jeg er ikke sikker på hva du mener.',
  outOfScope:
    'Det kan jeg dessverre ikke hjelpe med: Jeg svarer bare på spørsmål om å betale med Klarna. Butikkens kundeservice kan hjelpe deg.',
  parcels:
    'Jeg kan ikke se hvor en pakke er; det vet butikkens kundeservice eller transportøren. Hvis butikken har gitt Klarna et sporingsnummer, kan jeg vise det sammen med det som er belastet for ordren.',
  offerPerson: 'Skal jeg sende deg videre til et menneske?',
  handoff:
    'Jeg har markert denne samtalen for en medarbeider i butikken, som kommer tilbake til deg. I mellomtiden kan jeg fortsatt slå opp ting for deg.',
  thereAgain: (when) => `Det er noen til stede igjen ${when}.`,
  handoffUnderWay: 'Jeg har bedt en medarbeider i butikken om å hjelpe deg.',
  noPerson: 'Helt i orden. Hva annet lurer du på?',
  proofEnded:
    'For å beskytte opplysningene dine viser jeg en ordre i høyst 30 minutter. Kan du gi meg ordrenummeret og e-postadressen på ordren én gang til?',
  whyEstimate:
    'Klarna oppgir ikke de nøyaktige dagene til butikkene. Jeg beregner dem ut fra dagen da butikken tok betalt for ordren, og den vanlige planen; nøyaktige datoer finner du i Klarna-appen.',
  choices: {
    order_status: 'statusen på ordren min',
    payment_status: 'om ordren min er betalt',
    refund_status: 'refusjonen min',
    payment_info: 'hvordan jeg valgte å betale',
    order_history: 'alle ordrene mine',
    payment_methods: 'måter å betale med Klarna på i denne butikken',
    installment_schedule: 'hele betalingsplanen',
    upcoming_payments: 'den neste betalingen min og hva som gjenstår',
    capture_details: 'hva som er belastet, og hvorfor',
    general_question: 'hvordan Klarna fungerer generelt',
    write_request: 'en endring i ordren min',
    talk_to_human: 'kontakt med et menneske',
  },
  general: {
    more_time:
      'I Klarna-appen kan du ofte utsette en forfallsdato eller betale senere; der ser du hvilke valg du har for kjøpet ditt, og om de koster noe. Jeg kan ikke utsette den for deg.',
    return_under_way:
      'Rapporter returen i Klarna-appen, under kjøpet: Da setter Klarna betalingen på pause mens butikken registrerer det du har sendt tilbake. Bare butikken kan trekke det fra på fakturaen. Ta vare på kvitteringen for innleveringen til det er gjort.',
    not_received:
      'Spør butikken først. Hvis ordren ikke kommer frem, eller hvis det er noe galt med den, kan du rapportere et problem i Klarna-appen, under kjøpet: Da setter Klarna betalingen på pause til det er løst.',
    two_orders:
      'Når en butikk sender en ordre i flere pakker, tar den betalt for hver pakke for seg, og hver av dem får sin egen faktura eller plan i Klarna-appen. Til sammen blir de aldri mer enn hele kjøpet.',
    refund_time:
      'Når butikken har registrert en refusjon, tar den vanligvis 2 til 5 virkedager, og noen ganger opptil 14 dager. Det du har betalt, går tilbake til kontoen eller kortet du brukte; hvis du ikke har betalt ennå, blir fakturaen lavere i stedet.',
    which_number:
      'Ordrenummeret står i bekreftelsen du fikk på e-post fra butikken, ofte etter en «#». Klarna-appen viser det også, under kjøpet, og der finner du i tillegg Klarnas ordre-ID. Jeg kan bruke enten det ene eller det andre.',
    declined:
      'Klarna vurderer hvert kjøp på nytt og tar avgjørelsen selv. Butikken ser ikke hvorfor et kjøp blir avslått, og det gjør ikke jeg heller; Klarnas kundeservice kan fortelle deg mer.',
    late_fee:
      'Om en forsinket betaling medfører et gebyr, avhenger av landet og betalingsmåten. Butikken ser ikke slike gebyrer; Klarna-appen viser dem. Hvis du ikke kan betale i tide, kan du åpne appen før forfallsdatoen: Den tilbyr ofte mer tid.',
    interest:
      'Å betale senere eller i 3 eller 4 deler er rentefritt hvis du betaler i tide. Ved delbetaling over flere måneder kan det komme renter i tillegg; vilkårene vises i kassen og i Klarna-appen.',
    credit_check:
      'Klarna kan gjøre en kredittsjekk når du velger å betale senere eller i deler. Butikken ser verken kredittsjekken eller resultatet; Klarnas kundeservice kan fortelle deg mer om den.',
    pay_early:
      'Ja, vanligvis: I Klarna-appen kan du betale et kjøp før det forfaller. Jeg kan ikke gjøre det for deg.',
    paid_but_not_seen:
      'Det kan ta noen dager før en betaling til Klarna vises, særlig en bankoverføring. En påminnelse som kommer i mellomtiden, kan du se bort fra. Hvis betalingen fortsatt ikke vises etter det, kan du rapportere det i Klarna-appen, under kjøpet. Ta vare på kvitteringen.',
    new_order: 'Det kan ta noen minutter før en helt ny ordre vises. Prøv igjen litt senere.',
    why_email:
      'Jeg viser bare en ordre til den som kan oppgi e-postadressen på den, slik at ingen andre ser hva du har kjøpt. Jeg bruker adressen bare til den kontrollen.',
    other:
      'Det kan jeg ikke svare på generelt. Det kan Klarna-appen og Klarnas kundeservice, og jeg kan slå opp en bestemt ordre for deg.',
  },
  extension: (days) =>
    `For denne ordren lar Klarna butikken utsette forfallsdatoen med ${list.format(days.map(String))} ${days.at(-1) === 1 ? 'dag' : 'dager'}. Be butikkens kundeservice om det; selv kan jeg ikke utsette den.`,
  refusals: {
    cancel:
      'Jeg kan ikke kansellere en ordre; jeg slår bare opp ting. Ta kontakt med butikkens kundeservice så snart som mulig, før ordren sendes. Når butikken har kansellert den, kansellerer Klarna betalingene for den og betaler tilbake det som er betalt.',
    refund:
      'Jeg kan ikke gi refusjon; det er det bare butikken som kan. Ta kontakt med kundeservicen der, eller registrer returen hos butikken. Når butikken har registrert refusjonen, kan jeg vise deg den her.',
    move_due_date:
      'Jeg kan ikke flytte en betaling. I Klarna-appen, under kjøpet, ser du om du kan få mer tid, og butikkens kundeservice kan hjelpe.',
    pay: 'Jeg kan ikke ta imot betaling, så ikke send meg kortopplysninger. Du kan betale i Klarna-appen, under kjøpet.',
    change_data:
      'Jeg kan ikke endre noe i en ordre eller på kontoen din. Gjelder det adresse, e-post eller varer, er det butikkens kundeservice du må kontakte; kortet og betalingsmåten din kan du endre i Klarna-appen.',
    other_write:
      'Jeg kan ikke endre noe; jeg slår bare opp ting. Butikkens kundeservice kan hjelpe deg med det.',
    somebody_else:
      'Jeg kan bare vise en ordre til den som oppgir ordrenummeret og e-postadressen på den, og jeg sier ikke noe om hvem en ordre tilhører. Den som eier ordren, må gjerne spørre meg.',
    skip_check:
      'Jeg kan ikke hoppe over den kontrollen: Den beskytter alles opplysninger, også dine. Kan du gi meg ordrenummeret og e-postadressen på ordren?',
    instructions:
      'Jeg svarer bare på spørsmål om ordrer som betales med Klarna, og etter faste regler. Hva vil du vite om ordren din?',
  },
}
