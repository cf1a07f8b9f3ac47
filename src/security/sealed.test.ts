import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { array, assert as check, nat, property, string, uint8Array } from 'fast-check'
import {
  type Binding,
  emailHashKeyBinding,
  Keyring,
  klarnaCredentialsBinding,
  SealedError,
  type SealedErrorCode,
} from './sealed.ts'

const keyring = new Keyring({ current: randomBytes(32) })
const anyBinding = array(string({ unit: 'binary' }), { maxLength: 5 })

describe('sealed secrets', () => {
  it('open to the bytes that were sealed, under the same binding', () => {
    check(
      property(uint8Array(), anyBinding, (plain, binding) => {
        const sealed = keyring.seal(Buffer.from(plain), binding)
        assert.deepEqual(keyring.open(sealed, binding), Buffer.from(plain))
      }),
    )
  })

  it('take text as UTF-8', () => {
    assert.equal(keyring.open(keyring.seal('lösenord 🗝', []), []).toString(), 'lösenord 🗝')
  })

  it('open under no other binding, however it is cut into parts', () => {
    check(
      property(anyBinding, anyBinding, (binding, other) => {
        if (JSON.stringify(binding) === JSON.stringify(other)) return
        refuses('wrong_binding_or_tampered', () => keyring.open(keyring.seal('x', binding), other))
      }),
    )
    const alike: readonly Binding[] = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      ['abc', ''],
      ['', 'abc'],
      ['ab\u0000', 'c'],
    ]
    for (const binding of alike)
      for (const other of alike)
        if (binding !== other)
          refuses('wrong_binding_or_tampered', () => keyring.open(keyring.seal('x', binding), other))
  })

  it('do not open once any one character is changed', () => {
    const sealed = keyring.seal('secret', ['shop', 's'])
    check(
      property(nat(sealed.length - 1), string({ minLength: 1, maxLength: 1 }), (at, character) => {
        if (sealed[at] === character) return
        const changed = sealed.slice(0, at) + character + sealed.slice(at + 1)
        assert.throws(() => keyring.open(changed, ['shop', 's']), SealedError)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuse any other text as malformed', () => {
    for (const text of [
      '',
      'secret',
      'kvs1.00000000.AA.AA',
      'kvs2.00000000.AA.AA',
      `${keyring.seal('x', [])}\n`,
    ])
      refuses('malformed', () => keyring.open(text, []))
    check(property(string(), (text) => refuses('malformed', () => keyring.open(text, []))))
  })

  it('are never the same text twice', () => {
    assert.notEqual(keyring.seal('x', []), keyring.seal('x', []))
  })

  it('open with the previous key, and with no other', () => {
    const [old, current] = [randomBytes(32), randomBytes(32)]
    const sealed = new Keyring({ current: old }).seal('x', ['a'])
    assert.equal(new Keyring({ current, previous: old }).open(sealed, ['a']).toString(), 'x')
    refuses('unknown_key', () => new Keyring({ current }).open(sealed, ['a']))
  })

  it('wrapped again open with the current key alone, the secret itself untouched', () => {
    const [old, current] = [randomBytes(32), randomBytes(32)]
    const sealed = new Keyring({ current: old }).seal('x', ['a'])
    const both = new Keyring({ current, previous: old })
    const rewrapped = both.rewrap(sealed, ['a'])
    assert.equal(new Keyring({ current }).open(rewrapped, ['a']).toString(), 'x')
    assert.equal(rewrapped.split('.')[3], sealed.split('.')[3])
    refuses('unknown_key', () => new Keyring({ current: old }).open(rewrapped, ['a']))
    refuses('wrong_binding_or_tampered', () => both.rewrap(sealed, ['b']))
  })

  it('cannot be put together from the parts of two', () => {
    const [one, two] = [keyring.seal('one', ['a']).split('.'), keyring.seal('two', ['a']).split('.')]
    const mixed = [one[0], one[1], one[2], two[3]].join('.')
    refuses('wrong_binding_or_tampered', () => keyring.open(mixed, ['a']))
  })

  it('are bound apart for credentials, hash keys and shops', () => {
    const bindings = [
      klarnaCredentialsBinding('a', 'eu', 'live'),
      klarnaCredentialsBinding('a', 'eu', 'playground'),
      klarnaCredentialsBinding('a', 'na', 'live'),
      klarnaCredentialsBinding('b', 'eu', 'live'),
      emailHashKeyBinding('a'),
      emailHashKeyBinding('b'),
    ]
    assert.equal(new Set(bindings.map((binding) => JSON.stringify(binding))).size, bindings.length)
  })
})

describe('a keyring', () => {
  it('refuses keys of another length', () => {
    for (const length of [0, 16, 31, 33])
      assert.throws(() => new Keyring({ current: Buffer.alloc(length) }), RangeError)
  })

  it('shows no key when it is printed', () => {
    const key = Buffer.alloc(32, 'k')
    const printed = inspect(new Keyring({ current: key }), { depth: 5, showHidden: true })
    assert.doesNotMatch(printed + JSON.stringify(new Keyring({ current: key })), /6b 6b|kkk|a2tr/)
  })
})

function refuses(code: SealedErrorCode, open: () => unknown): void {
  assert.throws(open, (error) => error instanceof SealedError && error.code === code)
}
