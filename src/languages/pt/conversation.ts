import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('pt-PT', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Sou um assistente automático, não uma pessoa. Consulto encomendas pagas com a Klarna; não posso alterar nada.',
  greeting:
    'Olá! Posso consultar uma encomenda paga com a Klarna: se está paga, em que ponto está um reembolso, quando vencem os pagamentos e porque é que só foi cobrada uma parte. O que gostarias de saber?',
  abilities:
    'Posso dar-te informações sobre encomendas pagas com a Klarna: o estado e o pagamento, reembolsos, planos de pagamentos e próximos pagamentos, o que foi cobrado e porquê, e que formas de pagamento há.',
  thanks: 'De nada! Gostarias de saber mais alguma coisa?',
  goodbye: 'Até à próxima, e tem um bom dia!',
  askBoth:
    'Vejo isso com todo o gosto. Indica-me, por favor, o número da encomenda (ou o ID de encomenda da Klarna) e o email associado à encomenda.',
  askReference:
    'De que encomenda se trata? Indica-me, por favor, o número da encomenda ou o ID de encomenda da Klarna.',
  askEmail: 'Para proteger os teus dados, indica-me também, por favor, o email associado à encomenda.',
  askOtherOrder:
    'A que encomenda te referes? Indica-me, por favor, o número dela ou o ID de encomenda da Klarna.',
  backTo: (what) =>
    `Voltando à tua pergunta (${what}): indica-me, por favor, o número da encomenda e o email associado a ela.`,
  askWhat: 'Obrigado. O que gostarias de saber sobre a encomenda?',
  askBack: 'Quero ter a certeza de que percebi bem. É sobre alguma destas coisas?',
  notUnderstood: 'Não tenho a certeza do que queres dizer.',
  outOfScope:
    'Nisso não consigo ajudar: só respondo a perguntas sobre pagamentos com a Klarna. O apoio ao cliente da loja pode ajudar-te.',
  parcels:
    'Não consigo ver onde está um pacote; quem sabe é o apoio ao cliente da loja ou a transportadora. Se a loja tiver dado à Klarna um número de seguimento, posso mostrá-lo juntamente com o que foi cobrado pela encomenda.',
  offerPerson: 'Queres que te ponha em contacto com uma pessoa?',
  handoff:
    'Assinalei esta conversa para uma pessoa da loja, que te vai responder. Até lá, posso continuar a consultar informações para ti.',
  thereAgain: (when) => `Volta a estar alguém disponível a partir de ${when}.`,
  handoffUnderWay: 'Já foi pedido a uma pessoa da loja que te ajude.',
  noPerson: 'Está bem. O que mais gostarias de saber?',
  proofEnded:
    'Para proteger os teus dados, só mostro uma encomenda durante 30 minutos. Indica-me outra vez, por favor, o número da encomenda e o email associado a ela.',
  whyEstimate:
    'A Klarna não comunica às lojas os dias exatos. Calculo-os a partir do dia em que a loja cobrou a encomenda e do plano habitual; as datas exatas estão na app da Klarna.',
  choices: {
    order_status: 'o estado da minha encomenda',
    payment_status: 'se a minha encomenda está paga',
    refund_status: 'o meu reembolso',
    payment_info: 'como escolhi pagar',
    order_history: 'todas as minhas encomendas',
    payment_methods: 'formas de pagar com a Klarna nesta loja',
    installment_schedule: 'o plano de pagamentos completo',
    upcoming_payments: 'o meu próximo pagamento e quanto falta',
    capture_details: 'o que foi cobrado e porquê',
    general_question: 'como funciona a Klarna em geral',
    write_request: 'uma alteração à minha encomenda',
    talk_to_human: 'falar com uma pessoa',
  },
  general: {
    more_time:
      'A app da Klarna permite muitas vezes adiar uma data de vencimento ou pagar mais tarde; mostra as opções para a tua compra e se custam alguma coisa. Eu não posso adiá-la por ti.',
    return_under_way:
      'Comunica a devolução na app da Klarna, nos detalhes da compra: a Klarna põe então o pagamento em pausa enquanto a loja regista o que devolveste. Só a loja o pode retirar da fatura. Guarda o comprovativo de envio até isso estar feito.',
    not_received:
      'Pergunta primeiro à loja. Se a encomenda não chegar, ou se houver algo de errado com ela, comunica um problema na app da Klarna, nos detalhes da compra: a Klarna põe então o pagamento em pausa até o problema ficar resolvido.',
    two_orders:
      'Quando uma loja envia uma encomenda em vários pacotes, cobra cada um em separado, e cada um tem a sua própria fatura ou o seu próprio plano na app da Klarna. Juntos, nunca ultrapassam o valor da compra.',
    refund_time:
      'Depois de a loja registar um reembolso, este costuma demorar 2 a 5 dias úteis e, por vezes, até 14 dias. O que já pagaste volta para a conta ou o cartão que usaste; se ainda não pagaste, é a fatura que fica mais baixa.',
    which_number:
      'O número da encomenda está no email de confirmação da loja, muitas vezes a seguir a um «#». A app da Klarna também o mostra, nos detalhes da compra, e aí encontras ainda o ID de encomenda da Klarna. Posso usar qualquer um deles.',
    declined:
      'A Klarna avalia cada compra de novo e decide por si própria. A loja não vê porque é que uma compra foi recusada, e eu também não; o apoio ao cliente da Klarna pode dizer-te mais.',
    late_fee:
      'Um pagamento em atraso pode ter ou não um custo: depende do país e da forma de pagamento. A loja não vê esses custos; a app da Klarna mostra-os. Se não conseguires pagar a tempo, abre a app antes da data de vencimento: muitas vezes, oferece mais tempo.',
    interest:
      'Pagar mais tarde ou em 3 ou 4 prestações não tem juros, se pagares a tempo. Um financiamento por vários meses pode ter juros; as condições aparecem ao finalizares a compra e na app da Klarna.',
    credit_check:
      'A Klarna pode fazer uma avaliação de crédito quando escolhes pagar mais tarde ou em prestações. A loja não vê essa avaliação nem o resultado; o apoio ao cliente da Klarna pode dizer-te mais sobre ela.',
    pay_early:
      'Sim, normalmente: a app da Klarna permite pagar uma compra antes da data de vencimento. Eu não o posso fazer por ti.',
    paid_but_not_seen:
      'Um pagamento à Klarna pode demorar alguns dias a aparecer, sobretudo uma transferência bancária. Se entretanto receberes um lembrete, podes ignorá-lo. Se depois disso o pagamento continuar sem aparecer, comunica essa situação na app da Klarna, nos detalhes da compra, e guarda o comprovativo.',
    new_order:
      'Uma encomenda muito recente pode demorar uns minutos a aparecer. Tenta de novo daqui a pouco, por favor.',
    why_email:
      'Só mostro uma encomenda a quem souber o email associado a ela, para que mais ninguém possa ver o que compraste. Uso-o apenas para essa verificação.',
    other:
      'A isso não consigo dar uma resposta geral. A app e o apoio ao cliente da Klarna conseguem, e eu posso consultar uma encomenda concreta para ti.',
  },
  extension: (days) =>
    `Para esta encomenda, a Klarna permite à loja adiar a data de vencimento em ${list.format(days.map(String))} ${days.at(-1) === 1 ? 'dia' : 'dias'}. Pede isso, por favor, ao apoio ao cliente da loja; eu não posso adiá-la.`,
  refusals: {
    cancel:
      'Não posso cancelar uma encomenda; só consulto informações. Contacta o apoio ao cliente da loja o mais depressa possível, antes de a encomenda ser enviada. Depois de a loja a cancelar, a Klarna anula os pagamentos dessa encomenda e devolve o que foi pago.',
    refund:
      'Não posso fazer um reembolso; só a loja pode. Fala com o apoio ao cliente da loja ou regista lá a devolução. Depois de a loja registar o reembolso, posso mostrar-to aqui.',
    move_due_date:
      'Não posso adiar um pagamento. Na app da Klarna, nos detalhes da compra, vês se podes ter mais tempo, e o apoio ao cliente da loja pode ajudar.',
    pay: 'Não posso receber um pagamento e, por favor, não me envies dados de cartões. Podes pagar na app da Klarna, nos detalhes da compra.',
    change_data:
      'Não posso alterar nada numa encomenda nem na tua conta. Para a morada, o email ou os artigos, fala com o apoio ao cliente da loja; o cartão e a forma de pagamento podem ser alterados na app da Klarna.',
    other_write:
      'Não posso alterar nada; só consulto informações. Nisso, o apoio ao cliente da loja pode ajudar-te.',
    somebody_else:
      'Só posso mostrar uma encomenda a quem indicar o número e o email associado a ela, e não digo de quem é uma encomenda. O titular da encomenda pode perguntar-me à vontade.',
    skip_check:
      'Não posso saltar essa verificação: protege os dados de toda a gente, e os teus também. Indica-me, por favor, o número da encomenda e o email associado a ela.',
    instructions:
      'Só respondo a perguntas sobre encomendas pagas com a Klarna, e segundo regras fixas. O que gostarias de saber sobre a tua encomenda?',
  },
}
