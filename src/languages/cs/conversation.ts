import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('cs-CZ', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Jsem automatický asistent, ne člověk. Vyhledávám objednávky placené přes Klarnu; nic měnit nemohu.',
  greeting:
    'Dobrý den! Mohu vyhledat objednávku placenou přes Klarnu: jestli je zaplacená, jak to vypadá s vrácením peněz, kdy jsou platby splatné a proč byla naúčtována jen část. Co vás zajímá?',
  abilities:
    'U objednávek placených přes Klarnu vám mohu říct, jaký mají stav, jak je to s platbou, vrácením peněz, splátkami a dalšími platbami, co bylo naúčtováno a proč a jaké jsou způsoby platby.',
  thanks: 'Rádo se stalo! Zajímá vás ještě něco?',
  goodbye: 'Na shledanou a hezký den!',
  askBoth:
    'S radostí se na to podívám. Napište mi prosím číslo objednávky (nebo ID objednávky Klarna) a e-mail z objednávky.',
  askReference: 'O kterou objednávku jde? Napište mi prosím číslo objednávky nebo ID objednávky Klarna.',
  askEmail: 'Pro ochranu vašich údajů mi prosím napište také e-mail z objednávky.',
  askOtherOrder: 'Kterou objednávku myslíte? Napište mi prosím její číslo nebo ID objednávky Klarna.',
  backTo: (what) =>
    `Zpátky k vašemu dotazu (${what}): napište mi prosím číslo objednávky a e-mail z objednávky.`,
  askWhat: 'Děkuji. Co vás na objednávce zajímá?',
  askBack: 'Chci mít jistotu, že vám rozumím. Jde o něco z následujícího?',
  notUnderstood: 'Nevím jistě, co máte na mysli.',
  outOfScope:
    'S tím vám bohužel nepomohu: odpovídám jen na dotazy k placení přes Klarnu. Pomoci vám může zákaznický servis obchodu.',
  parcels:
    'Kde zásilka je, nevidím; to ví zákaznický servis obchodu nebo dopravce. Pokud obchod předal Klarně číslo pro sledování zásilky, mohu ho ukázat spolu s tím, co bylo za objednávku naúčtováno.',
  offerPerson: 'Mám konverzaci předat člověku?',
  handoff:
    'Konverzace je teď označená pro pracovníka obchodu, který se vám ozve. Do té doby vám mohu dál vyhledávat informace.',
  thereAgain: (when) => `Někdo tu bude opět k dispozici: ${when}.`,
  handoffUnderWay: 'Pracovník obchodu už byl požádán, aby vám pomohl.',
  noPerson: 'Dobře. Co dalšího vás zajímá?',
  proofEnded:
    'Pro ochranu vašich údajů ukazuji objednávku jen 30 minut. Napište mi prosím znovu číslo objednávky a e-mail z objednávky.',
  whyEstimate:
    'Přesné dny Klarna obchodům nesděluje. Počítám je ode dne, kdy obchod objednávku naúčtoval, podle obvyklého rozpisu; přesné termíny jsou v aplikaci Klarna.',
  choices: {
    order_status: 'stav mé objednávky',
    payment_status: 'jestli je moje objednávka zaplacená',
    refund_status: 'vrácení peněz',
    payment_info: 'jaký způsob platby mám zvolený',
    order_history: 'všechny moje objednávky',
    payment_methods: 'jak se dá v tomto obchodě platit přes Klarnu',
    installment_schedule: 'celý rozpis splátek',
    upcoming_payments: 'moje další platba a kolik zbývá',
    capture_details: 'co bylo naúčtováno a proč',
    general_question: 'jak Klarna obecně funguje',
    write_request: 'změna mé objednávky',
    talk_to_human: 'rozhovor s člověkem',
  },
  general: {
    more_time:
      'V aplikaci Klarna se často dá posunout splatnost nebo zaplatit později; uvidíte v ní, jaké máte u svého nákupu možnosti a jestli něco stojí. Já splatnost za vás posunout nemohu.',
    return_under_way:
      'Nahlaste vrácení v aplikaci Klarna u daného nákupu: Klarna pak platbu pozastaví do doby, než obchod vrácené zboží zaeviduje. Odečíst ho z faktury může jen obchod. Doklad o odeslání si do té doby schovejte.',
    not_received:
      'Nejdřív se prosím zeptejte obchodu. Pokud objednávka nedorazí nebo s ní bude něco v nepořádku, nahlaste problém v aplikaci Klarna u daného nákupu: Klarna pak platbu pozastaví, dokud se to nevyřeší.',
    two_orders:
      'Když obchod posílá objednávku v několika zásilkách, naúčtuje každou zvlášť a každá má v aplikaci Klarna vlastní fakturu nebo rozpis. Dohromady nikdy nepřesáhnou cenu nákupu.',
    refund_time:
      'Od chvíle, kdy obchod vrácení peněz zaeviduje, to obvykle trvá 2 až 5 pracovních dnů, někdy až 14 dnů. Co už máte zaplaceno, se vrátí na účet nebo kartu, ze kterých platba odešla; pokud zaplaceno ještě nemáte, sníží se místo toho faktura.',
    which_number:
      'Číslo objednávky je v potvrzovacím e-mailu od obchodu, často za znakem „#“. Ukáže ho i aplikace Klarna u daného nákupu, kde najdete také ID objednávky Klarna. Stačí mi kterékoli z nich.',
    declined:
      'Klarna posuzuje každý nákup znovu a rozhoduje sama. Proč byl nákup zamítnut, obchod nevidí a já také ne; víc vám může říct zákaznický servis Klarny.',
    late_fee:
      'Jestli se za opožděnou platbu účtuje poplatek, záleží na zemi a způsobu platby. Obchod takové poplatky nevidí, ukáže je aplikace Klarna. Pokud nemůžete zaplatit včas, otevřete aplikaci ještě před splatností: často nabízí víc času.',
    interest:
      'Platba později i ve 3 nebo 4 částech je bez úroku, pokud platíte včas. U financování na několik měsíců se může účtovat úrok; podmínky uvidíte v pokladně a v aplikaci Klarna.',
    credit_check:
      'Když si vyberete platbu později nebo po částech, může Klarna prověřit vaši úvěruschopnost. Obchod toto prověření ani jeho výsledek nevidí; víc vám k němu může říct zákaznický servis Klarny.',
    pay_early:
      'Ano, obvykle to jde: v aplikaci Klarna můžete nákup zaplatit před splatností. Já to za vás udělat nemohu.',
    paid_but_not_seen:
      'Platba Klarně se může objevit až za několik dní, hlavně když jde o bankovní převod. Upomínku, která se s ní mine, můžete ignorovat. Pokud se ani potom platba neobjeví, nahlaste to v aplikaci Klarna u daného nákupu a doklad si schovejte.',
    new_order:
      'Úplně nová objednávka se může objevit až za několik minut. Zkuste to prosím o chvíli později.',
    why_email:
      'Objednávku ukážu jen tomu, kdo zná e-mail, který je u ní uvedený, aby nikdo jiný neviděl vaše nákupy. Používám ho jen k tomuto ověření.',
    other:
      'Na to obecně odpovědět neumím. Pomoci může aplikace Klarna a zákaznický servis Klarny a já vám mohu vyhledat konkrétní objednávku.',
  },
  extension: (days) =>
    `U této objednávky Klarna obchodu umožňuje posunout splatnost o ${list.format(days.map(String))} ${dayWord(days.at(-1))}. Požádejte o to prosím zákaznický servis obchodu; já ji posunout nemohu.`,
  refusals: {
    cancel:
      'Zrušit objednávku nemohu, jen vyhledávám informace. Obraťte se prosím co nejdřív na zákaznický servis obchodu, než se objednávka odešle. Jakmile ji obchod zruší, Klarna zruší platby za ni a vrátí, co bylo zaplaceno.',
    refund:
      'Peníze vrátit nemohu, to může jen obchod. Obraťte se prosím na jeho zákaznický servis nebo u něj zaevidujte vrácení zboží. Jakmile obchod vrácení peněz zaeviduje, mohu vám ho tu ukázat.',
    move_due_date:
      'Posunout platbu nemohu. V aplikaci Klarna u daného nákupu uvidíte, jestli můžete dostat víc času, a pomoci může i zákaznický servis obchodu.',
    pay: 'Přijmout platbu nemohu a údaje o kartě mi prosím neposílejte. Zaplatit můžete v aplikaci Klarna u daného nákupu.',
    change_data:
      'V objednávce ani ve vašem účtu nic změnit nemohu. S adresou, e-mailem nebo zbožím se prosím obraťte na zákaznický servis obchodu; kartu a způsob platby jde změnit v aplikaci Klarna.',
    other_write:
      'Nic změnit nemohu, jen vyhledávám informace. S tímto vám může pomoci zákaznický servis obchodu.',
    somebody_else:
      'Objednávku mohu ukázat jen tomu, kdo zadá její číslo a e-mail, který je u ní uvedený, a neříkám, čí objednávka je. Její majitel se mě klidně může zeptat.',
    skip_check:
      'Toto ověření přeskočit nemohu: chrání údaje všech, i ty vaše. Napište mi prosím číslo objednávky a e-mail z objednávky.',
    instructions:
      'Odpovídám jen na dotazy k objednávkám placeným přes Klarnu, a to podle pevných pravidel. Co vás na objednávce zajímá?',
  },
}

/** "o 1 den", "o 2 dny", "o 10 dní": the last number of a list decides. */
function dayWord(days: number | undefined): string {
  if (days === 1) return 'den'
  return days === 2 || days === 3 || days === 4 ? 'dny' : 'dní'
}
