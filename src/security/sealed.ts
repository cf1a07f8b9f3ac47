import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/**
 * A secret at rest. Each has a data key of its own; the data key is wrapped by the installation's key. Text form,
 * the last two in base64url: `kvs1.KEY_ID.WRAPPED_DATA_KEY.SECRET`, each of nonce, tag, ciphertext (AES-256-GCM).
 */
export type Sealed = string

/** Where a secret belongs. Moved to another shop or column, it does not open. */
export type Binding = readonly string[]

export function klarnaCredentialsBinding(shopId: string, region: string, environment: string): Binding {
  return ['shop', shopId, 'klarna', region, environment]
}

export function emailHashKeyBinding(shopId: string): Binding {
  return ['shop', shopId, 'email-hash-key']
}

export function conversationBinding(shopId: string, conversationId: string): Binding {
  return ['shop', shopId, 'conversation', conversationId]
}

/** What a shop's webhooks are signed with. */
export function webhookSecretBinding(shopId: string): Binding {
  return ['shop', shopId, 'webhook-secret']
}

/** Of a platform at one address: sealed for one shop there, it opens no other. */
export function platformCredentialsBinding(shopId: string, kind: string, address: string): Binding {
  return ['shop', shopId, 'platform', kind, address]
}

/** What a platform signs its messages with, of the shop at one address there. */
export function platformWebhookBinding(shopId: string, kind: string, address: string): Binding {
  return ['shop', shopId, 'platform-webhook', kind, address]
}

export function invitationLinkBinding(shopId: string, invitationId: string): Binding {
  return ['shop', shopId, 'invitation', invitationId]
}

export type SealedErrorCode = 'malformed' | 'unknown_key' | 'wrong_binding_or_tampered'

const messages: Readonly<Record<SealedErrorCode, string>> = {
  malformed: 'This is not a sealed secret. Restore it from a backup, or enter the secret again.',
  unknown_key:
    'This secret was sealed with another key. Give Kvitto the KVITTO_SECRET_KEY (or the secret.key file) that it ' +
    'had, or enter the secret again.',
  wrong_binding_or_tampered:
    'This sealed secret was changed, or belongs to another shop or purpose. Restore it from a backup, or enter the ' +
    'secret again.',
}

export class SealedError extends Error {
  readonly code: SealedErrorCode

  constructor(code: SealedErrorCode) {
    super(messages[code])
    this.name = 'SealedError'
    this.code = code
  }
}

export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const version = 'kvs1'
const algorithm: CipherGCMTypes = 'aes-256-gcm'

type Key = { readonly id: string; readonly secret: KeyObject }

/** Seals with the current key, opens with the current and the previous one. */
export class Keyring {
  readonly #current: Key
  readonly #keys: readonly Key[]

  /** @throws RangeError unless each key has 32 bytes. */
  constructor(keys: { readonly current: Buffer; readonly previous?: Buffer }) {
    this.#current = namedKey(keys.current)
    this.#keys = keys.previous === undefined ? [this.#current] : [this.#current, namedKey(keys.previous)]
  }

  /** Keys for another purpose, such as signing, made from these: from the current one first. */
  derived(purpose: string): readonly [Buffer, ...Buffer[]] {
    const from = ({ secret }: Key): Buffer =>
      Buffer.from(hkdfSync('sha256', secret, 'kvitto', `kvitto ${purpose}`, keyBytes))
    return [from(this.#current), ...this.#keys.slice(1).map(from)]
  }

  seal(plain: string | Buffer, binding: Binding): Sealed {
    const dataKey = randomBytes(keyBytes)
    const secret = encrypt(createSecretKey(dataKey), Buffer.from(plain), associated('secret', binding))
    return this.#wrapped(dataKey, secret, binding)
  }

  /** @throws SealedError */
  open(sealed: Sealed, binding: Binding): Buffer {
    const { keyId, wrappedKey, secret } = parse(sealed)
    const dataKey = this.#unwrap(keyId, wrappedKey, binding)
    return decrypt(createSecretKey(dataKey), secret, associated('secret', binding))
  }

  /** The same secret and data key, wrapped by the current key. @throws SealedError */
  rewrap(sealed: Sealed, binding: Binding): Sealed {
    const { keyId, wrappedKey, secret } = parse(sealed)
    const dataKey = this.#unwrap(keyId, wrappedKey, binding)
    decrypt(createSecretKey(dataKey), secret, associated('secret', binding))
    return this.#wrapped(dataKey, secret, binding)
  }

  #wrapped(dataKey: Buffer, secret: Buffer, binding: Binding): Sealed {
    const { id, secret: ownKey } = this.#current
    const wrappedKey = encrypt(ownKey, dataKey, associated(`key ${id}`, binding))
    return [version, id, wrappedKey.toString('base64url'), secret.toString('base64url')].join('.')
  }

  #unwrap(keyId: string, wrappedKey: Buffer, binding: Binding): Buffer {
    const key = this.#keys.find(({ id }) => id === keyId)
    if (key === undefined) throw new SealedError('unknown_key')
    return decrypt(key.secret, wrappedKey, associated(`key ${keyId}`, binding))
  }
}

/** The ID tells keys apart and tells nothing about the key. */
function namedKey(bytes: Buffer): Key {
  if (bytes.length !== keyBytes) throw new RangeError(`A key has ${keyBytes} bytes, not ${bytes.length}.`)
  const id = createHash('sha256').update('kvitto key id\n').update(bytes).digest('hex').slice(0, 8)
  // Made once: from the bytes, Node makes one for each secret that is sealed or opened.
  return { id, secret: createSecretKey(bytes) }
}

const form = new RegExp(`^${version}\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)$`)

function parse(sealed: Sealed): { keyId: string; wrappedKey: Buffer; secret: Buffer } {
  const [, keyId, wrappedKey, secret] = form.exec(sealed) ?? []
  if (keyId === undefined || wrappedKey === undefined || secret === undefined)
    throw new SealedError('malformed')
  return { keyId, wrappedKey: fromBase64url(wrappedKey), secret: fromBase64url(secret) }
}

/** Strict: Node ignores stray bits at the end, and two texts must not be one secret. */
function fromBase64url(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text || bytes.length < nonceBytes + tagBytes)
    throw new SealedError('malformed')
  return bytes
}

/**
 * Each part with its length before it, so that no two lists are alike. UTF-16, because two strings that are not well
 * formed can be alike in UTF-8.
 */
function associated(purpose: string, binding: Binding): Buffer {
  return Buffer.concat(
    [version, purpose, ...binding].flatMap((part) => {
      const bytes = Buffer.from(part, 'utf16le')
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** A key as an object: from its bytes, Node takes three times as long. */
function encrypt(key: KeyObject, plain: Buffer, associatedData: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(associatedData)
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

function decrypt(key: KeyObject, sealed: Buffer, associatedData: Buffer): Buffer {
  const nonce = sealed.subarray(0, nonceBytes)
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes)
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(associatedData).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
  } catch {
    throw new SealedError('wrong_binding_or_tampered')
  }
}
