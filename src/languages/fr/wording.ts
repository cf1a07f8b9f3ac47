import type { Wording } from '../wording.ts'

/** "votre commande ORD-12345", or "votre commande" where it has no number. */
const yourOrder = (order: string | null): string => `votre commande${order === null ? '' : ` ${order}`}`
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const quoted = (text: string): string => `«\u00a0${text}\u00a0»`
const withMethod = (method: string | null): string => (method === null ? '' : ` avec ${quoted(method)}`)
const of = (amount: string | null): string => (amount === null ? '' : ` de ${amount}`)
const colon = (amount: string | null): string => (amount === null ? '' : `\u00a0: ${amount}`)
/** "1er paiement", "2e paiement". */
const payment = (number: number): string => `${number}${number === 1 ? 'er' : 'e'} paiement`

// French sets a space that does not break before `:` and `;` and inside « ».
export const wording: Wording = {
  methodNames: {
    pay_now: 'Payez maintenant',
    pay_later: 'Payez plus tard',
    pay_in_3: 'Payez en 3 fois',
    pay_in_4: 'Payez en 4 fois',
    financing: 'Financement',
  },
  methodDescriptions: {
    pay_now: 'Réglez la totalité en une fois, par carte ou depuis votre compte bancaire.',
    pay_later: 'Recevez d’abord votre commande et payez Klarna ensuite, généralement sous 30 jours.',
    pay_in_3: 'Répartissez le montant en 3 paiements égaux, généralement à 30 jours d’intervalle.',
    pay_in_4: 'Répartissez le montant en 4 paiements égaux, généralement à deux semaines d’intervalle.',
    financing: 'Étalez le coût sur plusieurs mois. Des intérêts peuvent s’appliquer.',
    unknown: 'Klarna affiche les conditions au moment du paiement.',
  },
  orderStatus: {
    found: (order) => `J’ai trouvé ${yourOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `${capitalised(yourOrder(order))} s’élève à ${total}.`
        : `${capitalised(yourOrder(order))}${of(total)} a été passée le ${day}.`,
    status: {
      authorized: (until) =>
        `Klarna l’a acceptée\u00a0; la boutique ne l’a pas encore facturée${until === null ? '' : `, mais peut le faire jusqu’au ${until}`}.`,
      part_captured: (until) =>
        `La boutique en a facturé une partie${until === null ? '' : ` et peut facturer le reste jusqu’au ${until}`}.`,
      captured: () => 'La boutique l’a facturée.',
      cancelled: () => 'Elle a été annulée.',
      expired: () => 'Elle a expiré, car la boutique ne l’a pas facturée à temps.',
      closed: () => 'Chez Klarna, elle est indiquée comme clôturée.',
      unrecognised: () =>
        'Klarna lui attribue un statut que je ne connais pas. L’appli Klarna l’affiche, et la boutique peut vous aider.',
    },
    underReview: 'Klarna est en train de l’examiner, ce qui prend généralement moins d’une journée.',
    declined: 'Klarna l’a refusée.',
    refunded: (amount) => `Déjà remboursé\u00a0: ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1
        ? 'J’ai trouvé une commande avec votre adresse e-mail\u00a0:'
        : `J’ai trouvé ${count} commandes avec votre adresse e-mail\u00a0:`,
    unnamed: 'Commande',
    statuses: {
      authorized: 'pas encore facturée',
      part_captured: 'facturée en partie',
      captured: 'facturée',
      cancelled: 'annulée',
      expired: 'expirée',
      closed: 'clôturée',
      unrecognised: 'statut inconnu',
    },
    mayBeMore: {
      more_than_shown: (shown) =>
        `Voici les ${shown} plus récentes. Vous les retrouverez toutes dans l’appli Klarna.`,
      not_answering: () =>
        'Il peut y en avoir d’autres\u00a0: une partie des données de la boutique n’est pas accessible en ce moment. Vous les retrouverez toutes dans l’appli Klarna.',
      since_connected: () =>
        'Il peut y en avoir de plus anciennes\u00a0: le système de la boutique ne me transmet que les commandes passées depuis sa connexion. Vous les retrouverez toutes dans l’appli Klarna.',
      not_listed: () =>
        'Il peut y en avoir d’autres\u00a0: chez Klarna, la boutique ne peut pas lister les commandes par adresse e-mail. Vous les retrouverez toutes dans l’appli Klarna.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Votre paiement est effectué.'
        : `Votre paiement est effectué. Total payé\u00a0: ${amount}${withMethod(method)}.`,
    completeToShop: (amount, method) =>
      amount === null
        ? `Votre paiement à la boutique${withMethod(method)} est effectué.`
        : `Votre paiement à la boutique est effectué\u00a0: ${amount}${withMethod(method)}.`,
    owedInParts: (parts) =>
      `Vous payez Klarna en ${parts} fois\u00a0; l’appli Klarna indique ce qu’il reste à payer.`,
    owedMonthly: 'Vous payez Klarna mois par mois\u00a0; l’appli Klarna indique ce qu’il reste à payer.',
    owedLater:
      'Vous payez Klarna plus tard\u00a0; l’appli Klarna indique ce qu’il reste à payer et jusqu’à quelle date.',
    charged: (amount) =>
      `La boutique a facturé votre commande${colon(amount)}. L’appli Klarna indique comment elle est réglée.`,
    notCharged: (total) => `La boutique n’a pas encore facturé votre commande${of(total)}.`,
    usuallyWhenShipped: 'Cela se fait généralement à l’expédition.',
    nothingDueYet: 'D’ici là, il n’y a rien à payer.',
    underReview: 'Klarna est en train d’examiner cette commande.',
    declined: 'Klarna a refusé cette commande. La boutique ne l’a pas facturée.',
    refundedInFull: (amount) => `Cette commande a été remboursée en totalité${colon(amount)}.`,
    cancelled: 'Cette commande a été annulée.',
    expired: 'Cette commande a expiré, car la boutique ne l’a pas facturée à temps.',
    closed: 'Chez Klarna, cette commande est indiquée comme clôturée.',
    nothingMore: (captured) =>
      captured === null
        ? 'Rien ne sera facturé.'
        : `La boutique avait déjà facturé ${captured}\u00a0; rien de plus ne sera facturé.`,
    shopRefunded: (amount) => `Sur cette commande, la boutique a remboursé ${amount}.`,
    unknown:
      'Klarna attribue à cette commande un statut que je ne connais pas\u00a0; je ne peux donc pas dire si elle est payée. L’appli Klarna l’indique, et la boutique peut vous aider.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Seule une partie de votre commande a été facturée pour l’instant.'
        : `Sur votre commande de ${total}, la boutique a facturé ${captured} pour l’instant.`,
    whyPart: 'C’est généralement le cas quand les articles sont expédiés séparément.',
    restCanBeCharged: (amount, until) =>
      `Le montant restant, soit ${amount}, pourra être facturé à l’expédition du reste${until === null ? '' : `, jusqu’au ${until}`}.`,
    declined: 'Klarna a refusé cette commande. La boutique n’a rien facturé.',
    unknownStatus: 'Klarna attribue à cette commande un statut que je ne connais pas.',
    allCharged: (amount) => `Votre commande a été facturée en totalité${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Sur votre commande de ${total}, la boutique a facturé ${captured}. Rien de plus ne sera facturé.`,
    charged: (amount) => `Montant facturé\u00a0: ${amount}.`,
    nothingCharged: 'La boutique n’a rien facturé.',
    nothingMore: 'Rien de plus ne sera facturé.',
    chargedOnApproval: (amount) =>
      `La boutique n’a encore rien facturé. Elle pourra facturer ${amount} une fois que Klarna aura accepté votre commande.`,
    chargedWhenShipped: (amount) =>
      `La boutique n’a encore rien facturé. Elle pourra facturer ${amount} à l’expédition de votre commande.`,
    nothingLeft: 'La boutique n’a rien facturé, et il ne reste rien à facturer.',
    line: (day, amount, items) =>
      `Facturé${day === null ? '' : ` le ${day}`}${colon(amount)}${items === null ? '' : ` pour ${items}`}`,
    parcel: (text) => `Colis\u00a0: ${text}`,
  },
  refunds: {
    nothingCharged: (order) =>
      `La boutique n’a rien facturé pour ${yourOrder(order)}\u00a0; il n’y a donc pas de remboursement.`,
    noneYet: (order) =>
      `La boutique n’a pas encore enregistré de remboursement pour ${yourOrder(order)}. Si vous avez renvoyé un article, le remboursement apparaît généralement une fois que la boutique a reçu le retour.`,
    one: (amount, day) =>
      `Oui, votre remboursement${of(amount)} a été traité${day === null ? '' : ` le ${day}`}.`,
    several: (count, total) =>
      `Oui, ${count} remboursements ont été traités${total === null ? '' : `, soit ${total} au total`}\u00a0:`,
    shopNote: (text) => `La boutique précise\u00a0: ${quoted(text)}.`,
    everything: 'Tout ce qui avait été facturé est remboursé.',
    leavesCharged: (amount) => `Le montant facturé pour la commande est ainsi ramené à ${amount}.`,
    arrives: (fromDays, toDays) =>
      `L’argent met généralement de ${fromDays} à ${toDays} jours à arriver sur le compte avec lequel vous avez payé.`,
    dueFallsAway:
      'Les paiements encore dus à Klarna sont annulés, et ce qui a été payé vous est remboursé. L’appli Klarna affiche les détails.',
    dueIsLowered:
      'S’il reste des paiements dus à Klarna, le remboursement les réduit. L’appli Klarna indique ce qu’il reste à payer.',
  },
  schedule: {
    heading: (order) =>
      `Voici l’échéancier de ${yourOrder(order)} (estimation\u00a0; les dates exactes sont dans l’appli Klarna)\u00a0:`,
    planHeading: (amount, day) => `Pour le montant de ${amount} facturé le ${day}\u00a0:`,
    chargedAtStart: (number, amount, day) => `${payment(number)}\u00a0: ${amount} – débité le ${day}`,
    duePassed: (number, amount, day) =>
      `${payment(number)}\u00a0: ${amount} – était à régler le ${day}\u00a0; l’appli Klarna indique s’il est payé`,
    upcoming: (number, amount, day) => `${payment(number)}\u00a0: ${amount} – à régler le ${day}`,
    nothingLeft: (number, amount) =>
      `${payment(number)}\u00a0: ${amount} – plus rien à payer après le remboursement`,
    unmatchedRefund:
      'Un remboursement de cette commande n’a pas pu être rattaché à une facturation\u00a0; il n’est donc pas déduit ici. L’appli Klarna indique ce qu’il reste à payer.',
    whyNot: {
      nothing_captured:
        'La boutique n’a pas encore facturé cette commande\u00a0; aucun paiement n’est donc dû pour l’instant. Les boutiques facturent généralement une commande à l’expédition.',
      pay_in_full: 'Cette commande est réglée en une fois\u00a0; il n’y a donc pas d’échéances.',
      financing:
        'Cette commande est financée avec Klarna. Les mensualités se règlent entre vous et Klarna\u00a0: l’appli Klarna les affiche.',
      monthly_invoice:
        'Cette commande figure sur une facture mensuelle de Klarna. L’appli Klarna indique quand elle est à régler.',
      unknown_method:
        'Je ne peux pas calculer les échéances pour le mode de paiement de cette commande. L’appli Klarna les affiche.',
      cancelled: 'Cette commande a été annulée\u00a0; rien n’est donc dû.',
      expired: 'Cette commande a expiré\u00a0; rien de plus ne sera donc facturé.',
      closed:
        'Chez Klarna, cette commande est indiquée comme clôturée\u00a0; je ne peux donc pas calculer d’échéancier. L’appli Klarna indique si quelque chose est à payer.',
      refunded_in_full:
        'Cette commande a été remboursée en totalité\u00a0; aucun autre paiement n’est donc dû. L’appli Klarna affiche les détails.',
      rejected: 'Klarna a refusé cette commande\u00a0; il n’y a donc aucun paiement.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna n’indique pas comment cette commande est réglée.',
    notKnown: 'Klarna indique un mode de paiement que je ne connais pas.',
    chosen: (method) => `Au moment du paiement, vous avez choisi ${quoted(method)}.`,
    mayHaveChanged: 'Si vous l’avez modifié depuis dans l’appli Klarna, c’est l’appli qui fait foi.',
    heading: 'L’échéancier (estimation\u00a0; les dates exactes sont dans l’appli Klarna)\u00a0:',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Votre prochain paiement est de ${amount}, à régler le ${day} (${inDays(daysUntil)}).`,
    noneAhead:
      'D’après l’échéancier habituel, aucun paiement n’est à venir. L’appli Klarna indique s’il reste quelque chose à payer.',
    noOther: 'Aucun autre paiement n’est à venir pour ce que la boutique a facturé jusqu’ici.',
    oneMore: (amount, day) => `Ensuite vient encore un paiement de ${amount}, à régler le ${day}.`,
    more: (payments) =>
      `Ensuite viennent encore ${payments.length} paiements\u00a0: ${payments.map(({ amount, day }) => `${amount} le ${day}`).join(', ')}.`,
    estimate: 'C’est une estimation\u00a0; les dates exactes sont dans l’appli Klarna.',
  },
  paymentMethods: {
    colon: '\u00a0: ',
    heading: (country) => `${capitalised(inCountry(country))}, Klarna propose généralement\u00a0:`,
    none: (country) =>
      `Je ne connais pas de modes de paiement Klarna ${inCountry(country)}. La page de paiement affiche ce qui est proposé.`,
    klarnaDecides: 'C’est Klarna qui décide, au moment du paiement, de ce qui vous est proposé.',
  },
  outcomes: {
    no_match:
      'Je n’ai pas trouvé de commande avec ce numéro et cette adresse e-mail. Merci de vérifier les deux. Une commande toute récente peut mettre quelques minutes à apparaître. Vous pouvez aussi indiquer l’identifiant de commande Klarna, qui figure dans l’appli Klarna et dans l’e-mail de Klarna.',
    klarna_order_id_required:
      'Pour retrouver cette commande, j’ai besoin de son identifiant de commande Klarna. C’est un long code comme 12345678-90ab-cdef-1234-567890abcdef\u00a0: vous le trouverez dans l’appli Klarna, dans le détail de l’achat, et dans l’e-mail de confirmation de Klarna.',
    too_many_attempts: (seconds) =>
      `Il y a eu trop de tentatives avec des informations qui ne correspondaient pas. Pour votre sécurité, merci d’attendre ${duration(seconds)} avant de réessayer.`,
    busy: 'Les demandes sont très nombreuses en ce moment. Merci de réessayer dans un instant.',
    unavailable:
      'Je n’ai pas accès aux informations de paiement pour le moment et je préfère ne rien supposer. Merci de réessayer dans quelques minutes ou de consulter l’appli Klarna.',
    not_connected:
      'Je ne peux pas consulter les commandes Klarna pour le moment, car la connexion de la boutique à Klarna ne fonctionne pas. Merci de contacter la boutique ou de consulter l’appli Klarna.',
    disabled: 'Je ne peux pas répondre à cette question dans cette boutique. Merci de contacter la boutique.',
    bad_input: 'Je n’ai pas pu lire la question.',
  },
}

/** "dans 10 jours", "aujourd’hui", "demain". */
function inDays(days: number): string {
  if (days === 0) return 'aujourd’hui'
  return days === 1 ? 'demain' : `dans ${days} jours`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 seconde' : `${seconds} secondes`
  return `${Math.ceil(seconds / 60)} minutes`
}

/** "aux Pays-Bas", "à Malte", "sur l’île de Man", "en France", "au Canada": by number, custom and gender. */
function inCountry(country: string): string {
  const plural =
    /^(?:Bahamas|Bermudes|Comores|Émirats|États-|Fidji|Maldives|Palaos|Pays-Bas|Philippines|Samoa am|Seychelles|Terres |Territoires |Îles )/
  const islandOrCity =
    /^(?:Bahreïn|Chypre|Cuba|Curaçao|Djibouti|Guam|Guernesey|Haïti|Jersey|La Réunion|Madagascar|Malte|Maurice|Mayotte|Monaco|Oman|Porto Rico|Sainte?-|Singapour|Taïwan|Trinité|Hong Kong)/
  const masculine = /^(?:Belize|Cambodge|Congo-Brazzaville|Mexique|Mozambique|Suriname|Zimbabwe)$/
  if (plural.test(country)) return `aux ${country}`
  if (islandOrCity.test(country)) return `à ${country}`
  if (country.startsWith('Île ')) return `sur l’île ${country.slice(4)}`
  if (country.startsWith('R.A.S.')) return `dans la ${country}`
  const feminine =
    /(?:e|Guinée-Bissau)(?: du (?:Nord|Sud)| \p{Ll}+)?$/u.test(country) && !masculine.test(country)
  return `${feminine || /^[AEÉIOU]/.test(country) ? 'en' : 'au'} ${country}`
}
