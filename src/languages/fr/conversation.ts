import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('fr-FR', { type: 'disjunction' })

// French sets a space that does not break before `:`, `;`, `!` and `?` and inside « ».
export const conversation: ConversationWording = {
  notice:
    'Je suis un assistant automatique, pas une personne. Je consulte les commandes payées avec Klarna\u00a0; je ne peux rien modifier.',
  greeting:
    'Bonjour\u00a0! Je peux consulter une commande Klarna et vous dire si elle est payée, où en est un remboursement, quand les paiements sont à régler et pourquoi une partie seulement a été facturée. Que souhaitez-vous savoir\u00a0?',
  abilities:
    'Je peux vous renseigner sur les commandes payées avec Klarna\u00a0: leur statut et leur paiement, les remboursements, les échéanciers et les prochains paiements, ce qui a été facturé et pourquoi, et les modes de paiement possibles.',
  thanks: 'Je vous en prie\u00a0! Souhaitez-vous savoir autre chose\u00a0?',
  goodbye: 'Au revoir et bonne journée\u00a0!',
  askBoth:
    'Avec plaisir\u00a0! Merci de m’indiquer le numéro de commande (ou l’identifiant de commande Klarna) et l’adresse e-mail de la commande.',
  askReference:
    'De quelle commande s’agit-il\u00a0? Merci de m’indiquer le numéro de commande ou l’identifiant de commande Klarna.',
  askEmail: 'Pour protéger vos données, merci de m’indiquer aussi l’adresse e-mail de la commande.',
  askOtherOrder:
    'De quelle commande parlez-vous\u00a0? Merci de m’indiquer son numéro ou son identifiant de commande Klarna.',
  backTo: (what) =>
    `Pour revenir à votre question (${what})\u00a0: merci de m’indiquer le numéro et l’adresse e-mail de la commande.`,
  askWhat: 'Merci. Que souhaitez-vous savoir sur la commande\u00a0?',
  askBack: 'Je voudrais m’assurer de bien vous comprendre. S’agit-il de l’un de ces sujets\u00a0?',
  notUnderstood: 'Je ne suis pas sûr de comprendre ce que vous voulez dire.',
  outOfScope:
    'Je ne peux pas vous aider sur ce point\u00a0: je réponds uniquement aux questions sur le paiement avec Klarna. Le service client de la boutique peut vous aider.',
  parcels:
    'Je ne peux pas voir où se trouve un colis\u00a0; le service client de la boutique ou le transporteur le sait. Si la boutique a transmis un numéro de suivi à Klarna, je peux l’afficher avec ce qui a été facturé pour la commande.',
  offerPerson: 'Souhaitez-vous que je passe le relais à une personne\u00a0?',
  handoff:
    'J’ai signalé cette conversation à une personne de la boutique, qui reviendra vers vous. D’ici là, je peux toujours consulter des informations pour vous.',
  thereAgain: (when) => `Quelqu’un sera de nouveau présent le ${when}.`,
  handoffUnderWay: 'Une personne de la boutique a été sollicitée pour vous aider.',
  noPerson: 'Très bien. Que souhaitez-vous savoir d’autre\u00a0?',
  proofEnded:
    'Pour protéger vos données, je n’affiche une commande que pendant 30 minutes. Merci de m’indiquer à nouveau le numéro et l’adresse e-mail de la commande.',
  whyEstimate:
    'Klarna ne communique pas les jours exacts aux boutiques. Je les calcule à partir du jour où la boutique a facturé la commande et de l’échéancier habituel\u00a0; les dates exactes sont dans l’appli Klarna.',
  choices: {
    order_status: 'le statut de ma commande',
    payment_status: 'savoir si ma commande est payée',
    refund_status: 'mon remboursement',
    payment_info: 'le mode de paiement que j’ai choisi',
    order_history: 'toutes mes commandes',
    payment_methods: 'les façons de payer avec Klarna dans cette boutique',
    installment_schedule: 'l’échéancier complet',
    upcoming_payments: 'mon prochain paiement et ce qu’il reste à payer',
    capture_details: 'ce qui a été facturé, et pourquoi',
    general_question: 'le fonctionnement général de Klarna',
    write_request: 'une modification de ma commande',
    talk_to_human: 'parler à une personne',
  },
  general: {
    more_time:
      'L’appli Klarna permet souvent de repousser une échéance ou de payer plus tard\u00a0; elle indique ce qui est possible pour votre achat, et si c’est payant. Je ne peux pas repousser l’échéance à votre place.',
    return_under_way:
      'Signalez le retour dans l’appli Klarna, dans le détail de l’achat\u00a0: Klarna met alors le paiement en pause pendant que la boutique enregistre ce que vous avez renvoyé. Seule la boutique peut le retirer de la facture. Gardez la preuve de dépôt jusque-là.',
    not_received:
      'Adressez-vous d’abord à la boutique. Si la commande n’arrive pas ou si quelque chose ne va pas, signalez un problème dans l’appli Klarna, dans le détail de l’achat\u00a0: Klarna met alors le paiement en pause jusqu’à ce que le problème soit résolu.',
    two_orders:
      'Quand une boutique expédie une commande en plusieurs colis, elle facture chacun séparément, et chacun a sa propre facture ou son propre échéancier dans l’appli Klarna. Ensemble, ils ne dépassent jamais le montant de l’achat.',
    refund_time:
      'Une fois le remboursement enregistré par la boutique, il faut généralement de 2 à 5 jours ouvrés, et parfois jusqu’à 14 jours. Ce que vous avez payé revient sur le compte ou la carte que vous avez utilisés\u00a0; si vous n’avez pas encore payé, c’est votre facture qui diminue.',
    which_number:
      'Le numéro de commande figure dans l’e-mail de confirmation de la boutique, souvent après un «\u00a0#\u00a0». L’appli Klarna l’affiche aussi, dans le détail de l’achat, et vous y trouverez également l’identifiant de commande Klarna. L’un ou l’autre me suffit.',
    declined:
      'Klarna décide pour chaque achat, au cas par cas et en toute autonomie. La boutique ne voit pas pourquoi un achat a été refusé, et moi non plus\u00a0; le service client de Klarna peut vous en dire plus.',
    late_fee:
      'En cas de retard, des frais peuvent s’appliquer, selon le pays et le mode de paiement. La boutique ne voit pas ces frais\u00a0; l’appli Klarna les affiche. Si vous ne pouvez pas payer à temps, ouvrez l’appli avant l’échéance\u00a0: elle propose souvent un délai supplémentaire.',
    interest:
      'Payer plus tard ou en 3 ou 4 fois est sans intérêts si vous payez à temps. Un financement sur plusieurs mois peut comporter des intérêts\u00a0; les conditions sont affichées au moment du paiement et dans l’appli Klarna.',
    credit_check:
      'Klarna peut vérifier votre solvabilité lorsque vous choisissez de payer plus tard ou en plusieurs fois. La boutique ne voit ni cette vérification ni son résultat\u00a0; le service client de Klarna peut vous en dire plus.',
    pay_early:
      'Oui, en général\u00a0: l’appli Klarna permet de régler un achat avant son échéance. Je ne peux pas le faire à votre place.',
    paid_but_not_seen:
      'Un paiement à Klarna peut mettre quelques jours à apparaître, en particulier un virement. Si un rappel croise votre paiement, vous pouvez l’ignorer. Si le paiement n’apparaît toujours pas ensuite, signalez-le dans l’appli Klarna, dans le détail de l’achat, et gardez le justificatif.',
    new_order:
      'Une commande toute récente peut mettre quelques minutes à apparaître. Merci de réessayer un peu plus tard.',
    why_email:
      'Je n’affiche une commande qu’à une personne qui en connaît l’adresse e-mail, pour que personne d’autre ne puisse voir ce que vous avez acheté. Cette adresse ne me sert qu’à cette vérification.',
    other:
      'Je ne peux pas répondre à cette question de façon générale. L’appli Klarna et le service client de Klarna le peuvent, et je peux consulter une commande précise pour vous.',
  },
  extension: (days) =>
    `Pour cette commande, Klarna permet à la boutique de repousser l’échéance de ${list.format(days.map(String))} jours. Merci de le demander au service client de la boutique\u00a0; je ne peux pas la repousser moi-même.`,
  refusals: {
    cancel:
      'Je ne peux pas annuler une commande\u00a0; je ne fais que consulter des informations. Merci de contacter le service client de la boutique dès que possible, avant l’expédition. Une fois la commande annulée par la boutique, Klarna annule les paiements correspondants et rembourse ce qui a été payé.',
    refund:
      'Je ne peux pas effectuer de remboursement\u00a0; seule la boutique le peut. Merci de contacter son service client ou d’y déclarer le retour. Une fois le remboursement enregistré par la boutique, je pourrai vous le montrer ici.',
    move_due_date:
      'Je ne peux pas repousser un paiement. L’appli Klarna indique, dans le détail de l’achat, si vous pouvez obtenir plus de temps, et le service client de la boutique peut vous aider.',
    pay: 'Je ne peux pas encaisser de paiement\u00a0; merci de ne pas m’envoyer vos données de carte. Vous pouvez payer dans l’appli Klarna, dans le détail de l’achat.',
    change_data:
      'Je ne peux rien modifier dans une commande ni dans votre compte. Pour l’adresse, l’e-mail ou les articles, merci de contacter le service client de la boutique\u00a0; votre carte et votre mode de paiement peuvent être modifiés dans l’appli Klarna.',
    other_write:
      'Je ne peux rien modifier\u00a0; je ne fais que consulter des informations. Le service client de la boutique peut vous aider.',
    somebody_else:
      'Je ne peux afficher une commande qu’à une personne qui m’en donne le numéro et l’adresse e-mail, et je ne dis pas à qui appartient une commande. La personne concernée peut me poser la question elle-même.',
    skip_check:
      'Je ne peux pas faire l’impasse sur cette vérification\u00a0: elle protège les données de tout le monde, les vôtres aussi. Merci de m’indiquer le numéro et l’adresse e-mail de la commande.',
    instructions:
      'Je réponds uniquement aux questions sur les commandes payées avec Klarna, et selon des règles fixes. Que souhaitez-vous savoir sur votre commande\u00a0?',
  },
}
