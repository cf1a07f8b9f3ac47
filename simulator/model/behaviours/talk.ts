/** The little that the sensible model says of its own, without a figure or a state. */
export type Talk = {
  /** Frequent words that tell this language from the others here. */
  readonly words: string
  readonly opener: string
  readonly offer: string
  readonly sorry: string
}

export const english: Talk = {
  words: 'the is my your when where you has have it',
  opener: 'Here is how it stands:',
  offer: 'I am glad to answer questions about your order and how it is paid.',
  sorry: 'I am sorry, I could not look that up just now.',
}

const talks: readonly Talk[] = [
  english,
  {
    words: 'och är inte jag min mitt när din ditt på',
    opener: 'Så här ser det ut:',
    offer: 'Jag svarar gärna på frågor om din beställning och hur den betalas.',
    sorry: 'Jag kunde tyvärr inte se efter just nu.',
  },
  {
    words: 'und ist nicht ich meine wann ihre wo der das',
    opener: 'So sieht es aus:',
    offer: 'Fragen zu Ihrer Bestellung und zur Zahlung beantworte ich gern.',
    sorry: 'Ich konnte gerade leider nicht nachsehen.',
  },
  {
    words: 'est une votre mon quand où je pas ma',
    opener: 'Voici ce qu’il en est :',
    offer: 'Je réponds volontiers à vos questions sur votre commande et son paiement.',
    sorry: 'Je n’ai malheureusement pas pu regarder.',
  },
  {
    words: 'está mi cuándo dónde pedido su pago el los',
    opener: 'Así está:',
    offer: 'Con gusto respondo a preguntas sobre su pedido y su pago.',
    sorry: 'Lo siento, ahora no pude mirarlo.',
  },
  {
    words: 'on tilaukseni missä milloin tilauksesi maksusi ei minun',
    opener: 'Näin se on:',
    offer: 'Vastaan mielelläni kysymyksiin tilauksestasi ja sen maksamisesta.',
    sorry: 'En valitettavasti voinut katsoa sitä juuri nyt.',
  },
]

/** The talk in the language of a text, undefined where no word tells. */
export function talkFor(text: string): Talk | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const hits = ({ words: telling }: Talk): number => {
    const known = new Set(telling.split(' '))
    return words.filter((word) => known.has(word)).length
  }
  const best = talks.toSorted((one, other) => hits(other) - hits(one))[0]
  return best === undefined || hits(best) === 0 ? undefined : best
}
