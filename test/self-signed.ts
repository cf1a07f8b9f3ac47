import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A certificate that is its own authority, good for a day, and its key; both PEM. Made anew for each test. */
export function selfSigned(dnsNames: readonly string[]): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'))
  const name = sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from('Kvitto test')))))
  const day = 24 * 60 * 60_000
  const names = [
    ...dnsNames.map((dnsName) => der(0x82, Buffer.from(dnsName))),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  ]
  const isAuthority = sequence(objectId('551d13'), octets(sequence(der(0x01, Buffer.from([0xff])))))
  const alternativeNames = sequence(objectId('551d11'), octets(sequence(...names)))
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(isAuthority, alternativeNames)),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const bits = der(0x03, Buffer.concat([Buffer.from([0]), signature]))
  return {
    cert: pem(sequence(toBeSigned, ecdsaWithSha256, bits)),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

/** Tag, length, value: the grammar of X.509. */
function der(tag: number, ...values: readonly Buffer[]): Buffer {
  const value = Buffer.concat(values)
  const { length } = value
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), value])
}

function sequence(...values: readonly Buffer[]): Buffer {
  return der(0x30, ...values)
}

function octets(value: Buffer): Buffer {
  return der(0x04, value)
}

function integer(value: Buffer): Buffer {
  return der(0x02, value)
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'))
}

function time(at: number): Buffer {
  const text = new Date(at)
    .toISOString()
    .replace(/[-:T]|\.\d{3}/g, '')
    .slice(2)
  return der(0x17, Buffer.from(text))
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/(.{64})/g, '$1\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}
