import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('de-DE', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Ich bin ein automatischer Assistent, kein Mensch. Ich rufe Bestellungen ab, die mit Klarna bezahlt werden; ändern kann ich nichts.',
  greeting:
    'Hallo! Ich kann für dich nachsehen, wie es um eine Klarna-Bestellung steht: ob sie bezahlt ist, wo eine Erstattung bleibt, wann Zahlungen fällig sind und warum nur ein Teil abgerechnet wurde. Was möchtest du wissen?',
  abilities:
    'Ich kann dir Auskunft zu Bestellungen geben, die mit Klarna bezahlt werden: Status und Zahlung, Erstattungen, Zahlungspläne und nächste Zahlungen, was abgerechnet wurde und warum, und welche Zahlungsarten es gibt.',
  thanks: 'Gern geschehen! Möchtest du sonst noch etwas wissen?',
  goodbye: 'Tschüss und einen schönen Tag noch!',
  askBoth:
    'Das sehe ich gern für dich nach. Nenn mir bitte die Bestellnummer (oder die Klarna-Bestell-ID) und die E-Mail-Adresse aus der Bestellung.',
  askReference: 'Um welche Bestellung geht es? Nenn mir bitte die Bestellnummer oder die Klarna-Bestell-ID.',
  askEmail: 'Zum Schutz deiner Daten brauche ich auch die E-Mail-Adresse aus der Bestellung.',
  askOtherOrder:
    'Welche Bestellung meinst du? Nenn mir bitte ihre Bestellnummer oder ihre Klarna-Bestell-ID.',
  backTo: (what) =>
    `Zurück zu deiner Frage (${what}): Nenn mir dafür bitte die Bestellnummer und die E-Mail-Adresse aus der Bestellung.`,
  askWhat: 'Danke! Was möchtest du über die Bestellung wissen?',
  askBack: 'Ich möchte sichergehen, dass ich dich richtig verstehe. Geht es um eines davon?',
  notUnderstood: 'Ich bin mir nicht sicher, was du meinst.',
  outOfScope:
    'Dabei kann ich dir leider nicht helfen: Ich beantworte nur Fragen zum Bezahlen mit Klarna. Der Kundenservice des Shops kann dir helfen.',
  parcels:
    'Wo ein Paket ist, kann ich nicht sehen; das weiß der Kundenservice des Shops oder der Paketdienst. Falls der Shop eine Sendungsnummer an Klarna übermittelt hat, kann ich sie dir zusammen mit dem zeigen, was für die Bestellung abgerechnet wurde.',
  offerPerson: 'Soll ich dich an einen Menschen weiterleiten?',
  handoff:
    'Ich habe dieses Gespräch für eine Person aus dem Shop markiert, die sich bei dir meldet. Bis dahin kann ich weiter für dich nachsehen.',
  thereAgain: (when) => `Es ist wieder jemand da: ${when} Uhr.`,
  handoffUnderWay: 'Eine Person aus dem Shop wurde gebeten, dir zu helfen.',
  noPerson: 'Alles klar. Was möchtest du sonst noch wissen?',
  proofEnded:
    'Zum Schutz deiner Daten zeige ich eine Bestellung nur 30 Minuten lang. Nenn mir bitte noch einmal die Bestellnummer und die E-Mail-Adresse aus der Bestellung.',
  whyEstimate:
    'Klarna nennt den Shops die genauen Tage nicht. Ich berechne sie aus dem Tag, an dem der Shop die Bestellung abgerechnet hat, und dem üblichen Plan; die genauen Termine stehen in der Klarna-App.',
  choices: {
    order_status: 'der Status meiner Bestellung',
    payment_status: 'ob meine Bestellung bezahlt ist',
    refund_status: 'meine Erstattung',
    payment_info: 'die Zahlungsart, die ich gewählt habe',
    order_history: 'alle meine Bestellungen',
    payment_methods: 'Zahlungsarten mit Klarna in diesem Shop',
    installment_schedule: 'der ganze Zahlungsplan',
    upcoming_payments: 'meine nächste Zahlung und was noch offen ist',
    capture_details: 'was abgerechnet wurde und warum',
    general_question: 'wie Klarna allgemein funktioniert',
    write_request: 'eine Änderung an meiner Bestellung',
    talk_to_human: 'mit einem Menschen sprechen',
  },
  general: {
    more_time:
      'In der Klarna-App kannst du das Fälligkeitsdatum oft verschieben oder später zahlen; dort siehst du, was für deinen Kauf möglich ist und ob es etwas kostet. Ich kann es nicht für dich verschieben.',
    return_under_way:
      'Melde die Rücksendung in der Klarna-App beim jeweiligen Kauf: Klarna pausiert dann die Zahlung, während der Shop erfasst, was du zurückgeschickt hast. Nur der Shop kann es von der Rechnung nehmen. Heb den Einlieferungsbeleg auf, bis das erledigt ist.',
    not_received:
      'Frag bitte zuerst beim Shop nach. Wenn die Bestellung nicht ankommt oder etwas damit nicht stimmt, melde in der Klarna-App beim jeweiligen Kauf ein Problem: Klarna pausiert dann die Zahlung, bis es gelöst ist.',
    two_orders:
      'Wenn ein Shop eine Bestellung in mehreren Paketen verschickt, rechnet er jedes einzeln ab, und jedes hat in der Klarna-App eine eigene Rechnung oder einen eigenen Zahlungsplan. Zusammen ist das nie mehr als der Kaufbetrag.',
    refund_time:
      'Sobald der Shop eine Erstattung eingetragen hat, dauert es in der Regel 2 bis 5 Werktage, manchmal auch bis zu 14 Tage. Was du bezahlt hast, geht auf das Konto oder die Karte zurück, die du dafür benutzt hast; falls du noch nicht bezahlt hast, wird stattdessen deine Rechnung niedriger.',
    which_number:
      'Die Bestellnummer steht in der Bestätigungs-E-Mail des Shops, oft hinter einem „#“. Auch die Klarna-App zeigt sie beim jeweiligen Kauf, und dort findest du außerdem die Klarna-Bestell-ID. Mir reicht eine von beiden.',
    declined:
      'Klarna entscheidet selbst, und zwar bei jedem Kauf neu. Warum ein Kauf abgelehnt wurde, sieht der Shop nicht und ich auch nicht; der Klarna-Kundenservice kann dir mehr dazu sagen.',
    late_fee:
      'Ob eine verspätete Zahlung Gebühren kostet, hängt vom Land und von der Zahlungsart ab. Der Shop sieht solche Gebühren nicht; die Klarna-App zeigt sie dir. Wenn du nicht rechtzeitig zahlen kannst, öffne die App vor dem Fälligkeitsdatum: Oft bietet sie dir mehr Zeit an.',
    interest:
      'Später oder in 3 oder 4 Teilen zu bezahlen ist zinsfrei, wenn du pünktlich zahlst. Bei einer Finanzierung über mehrere Monate können Zinsen anfallen; die Bedingungen stehen an der Kasse und in der Klarna-App.',
    credit_check:
      'Klarna kann deine Bonität prüfen, wenn du später oder in Teilen bezahlen möchtest. Der Shop sieht weder diese Prüfung noch ihr Ergebnis; der Klarna-Kundenservice kann dir mehr dazu sagen.',
    pay_early:
      'Ja, in der Regel schon: In der Klarna-App kannst du einen Kauf bezahlen, bevor er fällig ist. Ich kann das nicht für dich tun.',
    paid_but_not_seen:
      'Bis eine Zahlung an Klarna sichtbar ist, können einige Tage vergehen, vor allem bei einer Überweisung. Eine Zahlungserinnerung, die sich mit deiner Zahlung überschneidet, kannst du ignorieren. Wenn die Zahlung danach immer noch fehlt, melde das in der Klarna-App beim jeweiligen Kauf und heb den Beleg auf.',
    new_order:
      'Bei einer ganz neuen Bestellung kann es ein paar Minuten dauern, bis sie zu sehen ist. Bitte versuche es etwas später noch einmal.',
    why_email:
      'Ich zeige eine Bestellung nur Personen, die die E-Mail-Adresse dazu kennen, damit niemand sonst sieht, was du gekauft hast. Ich verwende die Adresse nur für diese Prüfung.',
    other:
      'Das kann ich allgemein nicht beantworten. Die Klarna-App und der Klarna-Kundenservice können das, und ich kann für dich in einer bestimmten Bestellung nachsehen.',
  },
  extension: (days) =>
    `Bei dieser Bestellung kann der Shop das Fälligkeitsdatum über Klarna um ${list.format(days.map(String))} Tage verschieben. Bitte frag beim Kundenservice des Shops danach; ich selbst kann es nicht verschieben.`,
  refusals: {
    cancel:
      'Ich kann keine Bestellung stornieren; ich gebe nur Auskunft. Bitte wende dich so bald wie möglich an den Kundenservice des Shops, bevor die Bestellung verschickt wird. Sobald der Shop sie storniert hat, storniert Klarna die Zahlungen dafür und zahlt zurück, was bezahlt wurde.',
    refund:
      'Ich kann nichts erstatten; das kann nur der Shop. Bitte wende dich an seinen Kundenservice oder melde die Rücksendung dort an. Sobald der Shop die Erstattung eingetragen hat, kann ich sie dir hier zeigen.',
    move_due_date:
      'Ich kann keine Zahlung verschieben. In der Klarna-App siehst du beim jeweiligen Kauf, ob du mehr Zeit bekommen kannst, und der Kundenservice des Shops kann dir helfen.',
    pay: 'Ich kann keine Zahlungen annehmen; bitte schick mir keine Kartendaten. Bezahlen kannst du in der Klarna-App beim jeweiligen Kauf.',
    change_data:
      'Ich kann weder an einer Bestellung noch an deinem Konto etwas ändern. Wenn es um Adresse, E-Mail-Adresse oder Artikel geht, wende dich bitte an den Kundenservice des Shops; deine Karte und deine Zahlungsart kannst du in der Klarna-App ändern.',
    other_write:
      'Ich kann nichts ändern; ich gebe nur Auskunft. Der Kundenservice des Shops kann dir dabei helfen.',
    somebody_else:
      'Ich kann eine Bestellung nur zeigen, wenn mir jemand ihre Nummer und die E-Mail-Adresse dazu nennt, und ich sage nicht, wem eine Bestellung gehört. Wer sie aufgegeben hat, kann mich gern selbst fragen.',
    skip_check:
      'Diese Prüfung kann ich nicht überspringen: Sie schützt die Daten aller, auch deine. Nenn mir bitte die Bestellnummer und die E-Mail-Adresse aus der Bestellung.',
    instructions:
      'Ich beantworte nur Fragen zu Bestellungen, die mit Klarna bezahlt werden, und zwar nach festen Regeln. Was möchtest du über deine Bestellung wissen?',
  },
}
