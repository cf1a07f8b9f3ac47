import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('it-IT', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Sono un assistente automatico, non una persona. Consulto gli ordini pagati con Klarna; non posso modificare nulla.',
  greeting:
    'Ciao! Posso consultare un ordine pagato con Klarna: se è pagato, a che punto è un rimborso, quando scadono i pagamenti e perché ne è stata addebitata solo una parte. Che cosa vorresti sapere?',
  abilities:
    'Posso darti informazioni sugli ordini pagati con Klarna: stato e pagamento, rimborsi, rate e prossimi pagamenti, che cosa è stato addebitato e perché, e quali metodi di pagamento ci sono.',
  thanks: 'Di nulla! C’è altro che vorresti sapere?',
  goodbye: 'Ciao e buona giornata!',
  askBoth:
    'Controllo volentieri. Scrivimi il numero d’ordine (o l’ID ordine di Klarna) e l’email associata all’ordine, per favore.',
  askReference: 'Di quale ordine si tratta? Scrivimi il numero d’ordine o l’ID ordine di Klarna, per favore.',
  askEmail:
    'Per proteggere i tuoi dati mi serve anche l’email associata all’ordine: me la scrivi, per favore?',
  askOtherOrder: 'Quale ordine intendi? Scrivimi il suo numero o il suo ID ordine di Klarna, per favore.',
  backTo: (what) =>
    `Per tornare alla tua domanda (${what}): scrivimi il numero d’ordine e l’email associata all’ordine, per favore.`,
  askWhat: 'Grazie. Che cosa vorresti sapere sull’ordine?',
  askBack: 'Voglio essere sicuro di aver capito bene. Si tratta di una di queste cose?',
  notUnderstood: 'Non sono sicuro di aver capito che cosa intendi.',
  outOfScope:
    'Qui purtroppo non posso aiutarti: rispondo solo a domande sui pagamenti con Klarna. Può darti una mano il servizio clienti del negozio.',
  parcels:
    'Non posso vedere dove si trova un pacco: lo sa il servizio clienti del negozio o il corriere. Se il negozio ha comunicato a Klarna un codice di tracciamento, posso mostrartelo insieme a quanto è stato addebitato per l’ordine.',
  offerPerson: 'Vuoi che ti metta in contatto con una persona?',
  handoff:
    'Ho segnalato questa conversazione a una persona del negozio, che ti ricontatterà. Nel frattempo posso continuare a cercare informazioni per te.',
  thereAgain: (when) => `Ci sarà di nuovo qualcuno ${when}.`,
  handoffUnderWay: 'È già stato chiesto a una persona del negozio di aiutarti.',
  noPerson: 'Va bene. Che cos’altro vorresti sapere?',
  proofEnded:
    'Per proteggere i tuoi dati mostro un ordine solo per 30 minuti. Scrivimi di nuovo il numero d’ordine e l’email associata all’ordine, per favore.',
  whyEstimate:
    'Klarna non comunica ai negozi i giorni esatti. Li calcolo a partire dal giorno in cui il negozio ha addebitato l’ordine e dal piano abituale; le date esatte sono nell’app Klarna.',
  choices: {
    order_status: 'lo stato del mio ordine',
    payment_status: 'se il mio ordine è pagato',
    refund_status: 'il mio rimborso',
    payment_info: 'come ho scelto di pagare',
    order_history: 'tutti i miei ordini',
    payment_methods: 'i modi di pagare con Klarna in questo negozio',
    installment_schedule: 'l’intero piano dei pagamenti',
    upcoming_payments: 'il mio prossimo pagamento e quanto resta',
    capture_details: 'che cosa è stato addebitato e perché',
    general_question: 'come funziona Klarna in generale',
    write_request: 'una modifica al mio ordine',
    talk_to_human: 'parlare con una persona',
  },
  general: {
    more_time:
      'L’app Klarna spesso ti permette di spostare una scadenza o di pagare più tardi: lì vedi le opzioni per il tuo acquisto e se costano qualcosa. Io non posso spostarla per te.',
    return_under_way:
      'Segnala il reso nell’app Klarna, nei dettagli dell’acquisto: Klarna mette allora in pausa il pagamento mentre il negozio registra ciò che hai rispedito. Solo il negozio può toglierlo dalla fattura. Fino ad allora conserva la ricevuta di spedizione.',
    not_received:
      'Chiedi prima al negozio. Se l’ordine non arriva, o se qualcosa non va, segnala un problema nell’app Klarna, nei dettagli dell’acquisto: Klarna mette allora in pausa il pagamento finché il problema non è risolto.',
    two_orders:
      'Quando un negozio spedisce un ordine in più pacchi, addebita ciascuno separatamente, e nell’app Klarna ognuno ha la sua fattura o il suo piano. Insieme non superano mai l’importo dell’acquisto.',
    refund_time:
      'Una volta che il negozio ha registrato un rimborso, di solito ci vogliono da 2 a 5 giorni lavorativi, a volte fino a 14 giorni. Quanto hai già pagato torna sul conto o sulla carta che hai usato; se non hai ancora pagato, si riduce invece la fattura.',
    which_number:
      'Il numero d’ordine è nell’email di conferma del negozio, spesso dopo un «#». Lo mostra anche l’app Klarna, nei dettagli dell’acquisto: lì trovi pure l’ID ordine di Klarna. Posso usare l’uno o l’altro.',
    declined:
      'Klarna valuta ogni acquisto da capo e decide da sola. Il negozio non vede perché un acquisto è stato rifiutato, e nemmeno io; il servizio clienti di Klarna può dirti di più.',
    late_fee:
      'Se un pagamento in ritardo comporti un costo dipende dal paese e dal metodo di pagamento. Il negozio non vede questi costi; li mostra l’app Klarna. Se non riesci a pagare in tempo, apri l’app prima della scadenza: spesso offre più tempo.',
    interest:
      'Pagare dopo oppure in 3 o 4 rate è senza interessi, se paghi in tempo. Un finanziamento su più mesi può prevedere interessi; le condizioni sono indicate al momento dell’acquisto e nell’app Klarna.',
    credit_check:
      'Klarna può fare una verifica del credito quando scegli di pagare dopo o a rate. Il negozio non vede né la verifica né il suo esito; il servizio clienti di Klarna può dirti di più.',
    pay_early:
      'Sì, di solito: nell’app Klarna puoi pagare un acquisto prima della scadenza. Io non posso farlo per te.',
    paid_but_not_seen:
      'Un pagamento a Klarna può impiegare qualche giorno a comparire, soprattutto se è un bonifico. Se nel frattempo ti arriva un promemoria, puoi ignorarlo. Se poi continua a non comparire, segnalalo nell’app Klarna, nei dettagli dell’acquisto, e conserva la ricevuta.',
    new_order:
      'Un ordine molto recente può impiegare qualche minuto a comparire. Riprova tra un po’, per favore.',
    why_email:
      'Mostro un ordine solo a chi conosce l’email associata, così nessun altro può vedere che cosa hai comprato. La uso soltanto per questa verifica.',
    other:
      'A questo non so rispondere in generale. Possono farlo l’app Klarna e il servizio clienti di Klarna, e io posso consultare per te un ordine preciso.',
  },
  extension: (days) =>
    `Per questo ordine Klarna permette al negozio di spostare in avanti la scadenza di ${list.format(days.map(String))} ${days.at(-1) === 1 ? 'giorno' : 'giorni'}. Chiedilo al servizio clienti del negozio, per favore; io non posso spostarla.`,
  refusals: {
    cancel:
      'Non posso annullare un ordine: consulto soltanto le informazioni. Contatta al più presto il servizio clienti del negozio, prima che l’ordine venga spedito. Una volta che il negozio lo ha annullato, Klarna annulla i relativi pagamenti e restituisce quanto è stato pagato.',
    refund:
      'Non posso fare un rimborso: può farlo solo il negozio. Rivolgiti al suo servizio clienti o registra lì il reso. Una volta che il negozio ha registrato il rimborso, posso mostrartelo qui.',
    move_due_date:
      'Non posso spostare un pagamento. Nell’app Klarna, nei dettagli dell’acquisto, vedi se puoi avere più tempo, e può aiutarti il servizio clienti del negozio.',
    pay: 'Non posso ricevere un pagamento e, per favore, non mandarmi i dati di una carta. Puoi pagare nell’app Klarna, nei dettagli dell’acquisto.',
    change_data:
      'Non posso modificare nulla in un ordine o nel tuo account. Per indirizzo, email o articoli rivolgiti al servizio clienti del negozio; la carta e il metodo di pagamento si possono cambiare nell’app Klarna.',
    other_write:
      'Non posso modificare nulla: consulto soltanto le informazioni. Per questo può aiutarti il servizio clienti del negozio.',
    somebody_else:
      'Posso mostrare un ordine solo a chi ne indica il numero e l’email associata, e non dico mai di chi è un ordine. Chi lo ha fatto può chiedere direttamente a me.',
    skip_check:
      'Non posso saltare questa verifica: protegge i dati di tutti, anche i tuoi. Scrivimi il numero d’ordine e l’email associata all’ordine, per favore.',
    instructions:
      'Rispondo solo a domande sugli ordini pagati con Klarna, e secondo regole fisse. Che cosa vorresti sapere sul tuo ordine?',
  },
}
