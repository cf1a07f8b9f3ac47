import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { KeptText, type TextStore } from './kept-text.ts'

describe('a text that is kept', () => {
  it('is there for the next page where there is a store', () => {
    const store = new MapStore()
    new KeptText('key', [() => store]).write('token')
    assert.equal(new KeptText('key', [() => store]).read(), 'token')
  })

  it('goes to the second store where the first is full', () => {
    const second = new MapStore()
    const full = new MapStore(() => true)
    new KeptText('key', [() => full, () => second]).write('token')
    assert.equal(second.getItem('key'), 'token')
  })

  it('is never gone for other tabs while it is written anew', () => {
    const store = new MapStore()
    const text = new KeptText('key', [() => store])
    text.write('token')
    store.removeItem = () => assert.fail('it was gone')
    text.write('token, used again')
    assert.equal(text.read(), 'token, used again')
  })

  it('lasts in memory where naming the store is forbidden', () => {
    const text = new KeptText('key', [forbidden])
    text.write('token')
    assert.equal(text.read(), 'token')
  })

  it('is the last one written, however the stores fail', () => {
    const step = fc.oneof(fc.constant(null), fc.string({ minLength: 1 }))
    fc.assert(
      fc.property(fc.array(step), fc.infiniteStream(fc.boolean()), (steps, failures) => {
        const fails = (): boolean => failures.next().value
        const stores = [new MapStore(fails), new MapStore(fails)]
        const text = new KeptText(
          'key',
          stores.map((store) => () => store),
        )
        for (const step of steps) {
          if (step === null) text.clear()
          else text.write(step)
          assert.equal(text.read() ?? null, step)
        }
      }),
    )
  })
})

function forbidden(): TextStore {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

class MapStore implements TextStore {
  readonly #values = new Map<string, string>()
  readonly #fails: () => boolean

  constructor(fails: () => boolean = () => false) {
    this.#fails = fails
  }

  getItem(key: string): string | null {
    this.#check()
    return this.#values.get(key) ?? null
  }

  setItem(key: string, value: string): void {
    this.#check()
    this.#values.set(key, value)
  }

  removeItem(key: string): void {
    this.#check()
    this.#values.delete(key)
  }

  #check(): void {
    if (this.#fails()) throw new DOMException('Quota', 'QuotaExceededError')
  }
}
