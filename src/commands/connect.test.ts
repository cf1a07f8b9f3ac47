import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { type Ended, folderFor, kvitto } from '../../test/command-line.ts'

const european = { KLARNA_USERNAME: 'K123456_simulator', KLARNA_PASSWORD: 'simulator-password' }
const american = { KLARNA_USERNAME: 'PN00036_simulator', KLARNA_PASSWORD: 'simulator-password' }
const apiKey = { KLARNA_API_KEY: 'klarna_test_api_simulator' }
const secrets = /simulator-password|klarna_test_api_simulator|wrong-password/

describe('kvitto connect', () => {
  let simulator: Simulator
  before(async () => {
    simulator = await startSimulator()
  })
  after(() => simulator.close())

  async function connect(
    data: string,
    settings: Readonly<Record<string, string>>,
    ...flags: readonly string[]
  ): Promise<Ended> {
    const ended = await kvitto(['connect', '--data', data, ...flags], {
      KVITTO_KLARNA_URL: simulator.origin,
      ...settings,
    })
    assert.doesNotMatch(ended.stdout + ended.stderr, secrets)
    return ended
  }

  it('connects, and doctor then finds the credentials good', async (context) => {
    const data = await folderFor(context)
    const flags = [
      '--shop-name',
      'Boots & Co',
      '--country',
      'NO',
      '--time-zone',
      'Europe/Oslo',
      '--locale',
      'nb',
    ]
    const { code, stderr } = await connect(data, european, ...flags)
    assert.equal(code, 0, stderr)
    assert.match(stderr, /Boots & Co, NO, time zone Europe\/Oslo, language nb/)
    const doctor = await kvitto(['doctor', '--data', data, '--port', '1'], {
      KVITTO_KLARNA_URL: simulator.origin,
    })
    assert.match(doctor.stdout, /✓ Klarna .*api\.klarna\.com/)
    assert.match(doctor.stdout, /✓ Shop .*Boots & Co/)
    assert.doesNotMatch(doctor.stdout, secrets)
  })

  it('changes an existing shop, and keeps what it is not told', async (context) => {
    const data = await folderFor(context)
    await connect(data, european, '--shop-name', 'First', '--country', 'DE')
    const { stderr } = await connect(data, european, '--locale', 'de')
    assert.match(stderr, /First, DE, .*language de/)
  })

  it('gives a shop that was made before it a country of its region', async (context) => {
    const data = await folderFor(context)
    await kvitto(['api-keys', 'create', '--data', data])
    const { code, stderr } = await connect(data, american, '--region', 'na', '--environment', 'playground')
    assert.equal(code, 0, stderr)
    assert.match(stderr, /My shop, US/)
  })

  it('says before a refusal that the other hosts are asked, and which one is right', async (context) => {
    const { code, stderr } = await connect(await folderFor(context), american)
    assert.equal(code, 1)
    assert.match(stderr, /other hosts are asked[\s\S]*kvitto connect --region na --environment playground/)
  })

  it('tells a wrong password', async (context) => {
    const { code, stderr } = await connect(await folderFor(context), {
      ...european,
      KLARNA_PASSWORD: 'wrong-password',
    })
    assert.equal(code, 1)
    assert.match(stderr, /None of Klarna's hosts takes these[\s\S]*Settings\s+→ API credentials/)
  })

  it('sends no key to the other environment', async (context) => {
    const asked = simulator.requests().length
    const { code, stderr } = await connect(await folderFor(context), apiKey)
    assert.equal(code, 1)
    assert.match(stderr, /for playground, not for production/)
    assert.equal(simulator.requests().length, asked)
  })

  for (const kustom of [
    { KLARNA_USERNAME: 'K123456_x', KLARNA_PASSWORD: 'kco_secret' },
    { KLARNA_USERNAME: 'PM12345_x', KLARNA_PASSWORD: 'secret' },
  ])
    it(`does not support Kustom (${kustom.KLARNA_USERNAME})`, async (context) => {
      const asked = simulator.requests().length
      const { code, stderr } = await connect(await folderFor(context), kustom)
      assert.equal(code, 1)
      assert.match(stderr, /Kustom/)
      assert.doesNotMatch(stderr, /kco_secret/)
      assert.equal(simulator.requests().length, asked)
    })

  it('tells silence from refusal', async (context) => {
    const { code, stderr } = await connect(await folderFor(context), {
      ...european,
      KVITTO_KLARNA_URL: 'http://127.0.0.1:9',
    })
    assert.equal(code, 3)
    assert.match(stderr, /out of reach/)
  })

  it('says what to set where nobody can be asked', async (context) => {
    const { code, stderr } = await connect(await folderFor(context), {})
    assert.equal(code, 2)
    assert.match(stderr, /KLARNA_API_KEY/)
  })

  it('asked for nothing but reads', () => {
    assert.deepEqual([...new Set(simulator.requests().map(({ method }) => method))], ['GET'])
  })
})
