import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('sv-SE', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Jag är en automatisk assistent, ingen människa. Jag slår upp ordrar som betalas med Klarna; jag kan inte ändra något.',
  greeting:
    'Hej! Jag kan slå upp en order som betalas med Klarna: om den är betald, hur det går med en återbetalning, när betalningar förfaller och varför bara en del har debiterats. Vad vill du veta?',
  abilities:
    'Jag kan berätta om ordrar som betalas med Klarna: status och betalning, återbetalningar, betalningsplaner och kommande betalningar, vad som har debiterats och varför samt vilka betalsätt som finns.',
  thanks: 'Varsågod! Är det något mer du vill veta?',
  goodbye: 'Hej då, och ha en fin dag!',
  askBoth:
    'Det tittar jag gärna på. Kan du ge mig ordernumret (eller Klarnas order-ID) och e-postadressen på ordern?',
  askReference: 'Vilken order gäller det? Jag behöver ordernumret eller Klarnas order-ID.',
  askEmail: 'För att skydda dina uppgifter behöver jag också e-postadressen på ordern.',
  askOtherOrder: 'Vilken order menar du? Jag behöver ordernumret eller Klarnas order-ID för den.',
  backTo: (what) =>
    `Tillbaka till din fråga (${what}): kan du ge mig ordernumret och e-postadressen på ordern?`,
  askWhat: 'Tack! Vad vill du veta om ordern?',
  askBack: 'Jag vill vara säker på att jag förstår dig rätt. Gäller det något av det här?',
  notUnderstood: 'Jag är inte säker på vad du menar.',
  outOfScope:
    'Det kan jag tyvärr inte hjälpa till med: jag svarar bara på frågor om att betala med Klarna. Butikens kundtjänst kan hjälpa dig.',
  parcels:
    'Jag kan inte se var ett paket är; det vet butikens kundtjänst eller fraktbolaget. Om butiken har gett Klarna ett spårningsnummer kan jag visa det tillsammans med det som har debiterats för ordern.',
  offerPerson: 'Vill du att jag lämnar över till en människa?',
  handoff:
    'Jag har markerat den här konversationen för en medarbetare i butiken, som återkommer till dig. Tills dess kan jag fortfarande slå upp saker åt dig.',
  thereAgain: (when) => `Någon är på plats igen ${when}.`,
  handoffUnderWay: 'Jag har bett en medarbetare i butiken att hjälpa dig.',
  noPerson: 'Okej. Är det något annat du vill veta?',
  proofEnded:
    'För att skydda dina uppgifter visar jag en order i högst 30 minuter. Kan du ge mig ordernumret och e-postadressen på ordern en gång till?',
  whyEstimate:
    'Butiker får inte veta de exakta dagarna av Klarna. Jag räknar ut dem utifrån dagen då butiken debiterade ordern och den vanliga planen; exakta datum finns i Klarna-appen.',
  choices: {
    order_status: 'statusen för min order',
    payment_status: 'om min order är betald',
    refund_status: 'min återbetalning',
    payment_info: 'hur jag valde att betala',
    order_history: 'alla mina ordrar',
    payment_methods: 'sätt att betala med Klarna i den här butiken',
    installment_schedule: 'hela betalningsplanen',
    upcoming_payments: 'min nästa betalning och vad som återstår',
    capture_details: 'vad som har debiterats, och varför',
    general_question: 'hur Klarna fungerar i allmänhet',
    write_request: 'en ändring av min order',
    talk_to_human: 'kontakt med en människa',
  },
  general: {
    more_time:
      'I Klarna-appen kan du ofta skjuta upp en förfallodag eller betala senare; där ser du vilka val som finns för ditt köp och om de kostar något. Jag kan inte skjuta upp den åt dig.',
    return_under_way:
      'Rapportera returen i Klarna-appen, under köpet: då pausar Klarna betalningen medan butiken registrerar det du har skickat tillbaka. Bara butiken kan ta bort det från fakturan. Spara inlämningskvittot tills det är gjort.',
    not_received:
      'Fråga butiken först. Om ordern inte kommer fram, eller om det är något fel på den, kan du rapportera ett problem i Klarna-appen, under köpet: då pausar Klarna betalningen tills det är löst.',
    two_orders:
      'När en butik skickar en order i flera paket debiterar den varje paket för sig, och vart och ett får sin egen faktura eller plan i Klarna-appen. Tillsammans blir de aldrig mer än hela köpet.',
    refund_time:
      'När butiken har registrerat en återbetalning tar den oftast 2 till 5 bankdagar, ibland upp till 14 dagar. Det du har betalat går tillbaka till kontot eller kortet som du använde; om du inte har betalat än blir fakturan lägre i stället.',
    which_number:
      'Ordernumret står i butikens bekräftelsemejl, ofta efter ett ”#”. Klarna-appen visar det också, under köpet, och där hittar du även Klarnas order-ID. Jag kan använda vilket som helst av dem.',
    declined:
      'Klarna bedömer varje köp på nytt och fattar beslutet själv. Butiken ser inte varför ett köp har nekats, och det gör inte jag heller; Klarnas kundtjänst kan berätta mer.',
    late_fee:
      'Om en sen betalning medför en avgift beror på landet och betalsättet. Butiken ser inte sådana avgifter; Klarna-appen visar dem. Om du inte kan betala i tid kan du öppna appen före förfallodagen: den erbjuder ofta mer tid.',
    interest:
      'Att betala senare eller i 3 eller 4 delar är räntefritt om du betalar i tid. Vid delbetalning över flera månader kan ränta tillkomma; villkoren visas i kassan och i Klarna-appen.',
    credit_check:
      'Klarna kan göra en kreditprövning när du väljer att betala senare eller i delar. Butiken ser varken prövningen eller resultatet; Klarnas kundtjänst kan berätta mer om den.',
    pay_early:
      'Ja, oftast: i Klarna-appen kan du betala ett köp innan det förfaller. Jag kan inte göra det åt dig.',
    paid_but_not_seen:
      'Det kan ta några dagar innan en betalning till Klarna syns, särskilt en banköverföring. En påminnelse som kommer under tiden kan du bortse från. Om betalningen fortfarande inte syns efter det kan du rapportera det i Klarna-appen, under köpet. Spara kvittot.',
    new_order: 'Det kan ta några minuter innan en helt ny order syns. Försök igen om en liten stund.',
    why_email:
      'Jag visar bara en order för den som känner till e-postadressen på den, så att ingen annan ser vad du har köpt. Jag använder adressen bara för den kontrollen.',
    other:
      'Det kan jag inte ge ett allmänt svar på. Det kan däremot Klarna-appen och Klarnas kundtjänst, och jag kan slå upp en viss order åt dig.',
  },
  extension: (days) =>
    `För den här ordern låter Klarna butiken skjuta upp förfallodagen med ${list.format(days.map(String))} ${days.at(-1) === 1 ? 'dag' : 'dagar'}. Be butikens kundtjänst om det; själv kan jag inte göra det.`,
  refusals: {
    cancel:
      'Jag kan inte avbeställa en order; jag slår bara upp saker. Kontakta butikens kundtjänst så snart som möjligt, innan ordern skickas. När butiken har annullerat den annullerar Klarna betalningarna för den och betalar tillbaka det som har betalats.',
    refund:
      'Jag kan inte göra någon återbetalning; det kan bara butiken. Kontakta dess kundtjänst eller registrera returen där. När butiken har registrerat återbetalningen kan jag visa den för dig här.',
    move_due_date:
      'Jag kan inte flytta en betalning. I Klarna-appen, under köpet, ser du om du kan få mer tid, och butikens kundtjänst kan hjälpa till.',
    pay: 'Jag kan inte ta emot betalningar, så skicka inga kortuppgifter till mig. Du kan betala i Klarna-appen, under köpet.',
    change_data:
      'Jag kan inte ändra något i en order eller på ditt konto. Gäller det adress, e-post eller varor är det butikens kundtjänst du ska kontakta; ditt kort och ditt betalsätt kan du ändra i Klarna-appen.',
    other_write:
      'Jag kan inte ändra något; jag slår bara upp saker. Butikens kundtjänst kan hjälpa dig med det.',
    somebody_else:
      'Jag kan bara visa en order för den som anger ordernumret och e-postadressen på ordern, och jag säger inget om vem en order tillhör. Den som ordern tillhör får gärna fråga mig.',
    skip_check:
      'Jag kan inte hoppa över den kontrollen: den skyddar allas uppgifter, även dina. Kan du ge mig ordernumret och e-postadressen på ordern?',
    instructions:
      'Jag svarar bara på frågor om ordrar som betalas med Klarna, och efter fasta regler. Vad vill du veta om din order?',
  },
}
