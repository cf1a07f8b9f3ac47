import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { languages as spokenByServer } from '../../src/languages/index.ts'
import { languageTags, speechFor } from './languages.ts'
import { loaderTexts } from './loader/texts.ts'
import { loadTexts } from './panel/load-texts.ts'

describe('the languages of the widget', () => {
  it('are those that the server speaks', () => {
    assert.deepEqual([...languageTags].sort(), spokenByServer.map(({ tag }) => tag).sort())
  })

  it('the first that is spoken is taken, its region kept', () => {
    assert.deepEqual(speechFor([null, 'tlh', 'sv_FI', 'en']), { language: 'sv', locale: 'sv-FI' })
  })

  it('Nynorsk and plain Norwegian read Bokmål', () => {
    for (const tag of ['nn-NO', 'no', 'NO']) assert.equal(speechFor([tag]).language, 'nb')
  })

  it('what is no language at all is English', () => {
    for (const tags of [[], [''], ['1'], ['-'], ['english'], [undefined]]) {
      assert.equal(speechFor(tags).language, 'en')
    }
  })
})

for (const tag of languageTags) {
  describe(`the texts in ${tag}`, async () => {
    const texts = await loadTexts(tag)
    const written = [texts.charactersLeft(3), texts.agent('Maria'), texts.agent(null), ...texts.questions]
    const words = Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : []))

    it('leave nothing empty', () => {
      assert.deepEqual(
        [...words, ...written, ...loaderTexts[tag]].filter((text) => text?.trim() === ''),
        [],
      )
    })

    it('say with the words of the conversation that this is no person', () => {
      const language = spokenByServer.find((spoken) => spoken.tag === tag)
      assert.equal(texts.notice, language?.conversation.notice)
    })

    it('offer four questions', () => assert.equal(new Set(texts.questions).size, 4))

    it('name the person who writes', () => {
      assert.match(texts.agent('Maria'), /Maria/)
      assert.doesNotMatch(texts.agent(null), /null/)
    })
  })
}
