import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Ended, folderFor, kvitto, launchFor } from '../../test/command-line.ts'
import { openStorage } from '../storage/open-storage.ts'

const id = '11111111-2222-4333-8444-555555555555'
const other = '21111111-2222-4333-8444-555555555555'

describe('kvitto import', () => {
  for (const [what, content] of [
    ['commas', `Name,Email,Klarna Order ID\n#1001,a@example.com,${id}\n`],
    [
      'semicolons, a BOM, quotes',
      `\uFEFF"Order ID";"billing_email";"_wc_klarna_order_id"\r\n"10;01";"a@example.com";"${id}"\r\n`,
    ],
    [
      'tabs, a date',
      `order_number\tdate\ttransaction_id\n1001\t2026-11-22 10:00:00 +0100\t${id.toUpperCase()}\n`,
    ],
    ['a line break in quotes', `number,note,klarna_id\n1001,"two\nlines, one ""row""",${id}\n`],
    ['a Klarna reference alone', `klarna_reference,klarna-order-id\nK4MADNY,${id}\n`],
  ] as const)
    it(`guesses ${what}`, async (context) => {
      const { ended, data } = await importText(context, content)
      assert.equal(ended.code, 0, ended.stderr)
      assert.match(ended.stderr, /^ {10,}1 imported$/m)
      assert.equal(await rowsIn(data), 1)
    })

  it('takes the columns that it is told', async (context) => {
    const content = `A,B\n1001,${id}\n`
    const { ended } = await importText(context, content, '--columns', 'order_number=A,klarna_order_id=B')
    assert.equal(ended.code, 0, ended.stderr)
  })

  for (const [what, columns, expected] of [
    ['no usable columns', undefined, /The file has: A, B[\s\S]*--columns/],
    ['an unknown field', 'ordernumber=A', /Did you mean order_number\?/],
    ['an unknown column', 'order_number=Z', /no column "Z"/],
  ] as const)
    it(`refuses ${what}`, async (context) => {
      const flags = columns === undefined ? [] : ['--columns', columns]
      const { ended, data } = await importText(context, `A,B\n1,${id}\n`, ...flags)
      assert.equal(ended.code, 2)
      assert.match(ended.stderr, expected)
      assert.equal(existsSync(data), false)
    })

  it('refuses a file that is not there or is empty', async (context) => {
    assert.equal((await kvitto(['import', '/no/such/file.csv'])).code, 2)
    assert.equal((await importText(context, '')).ended.code, 2)
  })

  it('tells each bad row by number, column and rule, never by its email, and imports the rest', async (context) => {
    const folder = await folderFor(context)
    const rejects = join(folder, 'rejects.csv')
    const rows = [
      'number,email,klarna_order_id,date',
      `1,a@example.com,${id},2026-11-22`,
      `2,not-an-email,${other},2026-11-22`,
      '3,c@example.com,kl-12,2026-11-22',
      '',
      `---,d@example.com,${other},2026-11-22`,
      '6,e@example.com,,2026-11-22',
      `7,f@example.com,${other},22/11/2026`,
      `8,g@example.com,${other},2026-11-22,one,too many`,
    ]
    const { ended } = await importText(context, rows.join('\n'), '--rejects', rejects)
    assert.equal(ended.code, 1)
    assert.match(ended.stderr, /^Row 3: email needs the form/m)
    assert.match(ended.stderr, /^Row 4: klarna_order_id must be UUID-shaped/m)
    assert.match(ended.stderr, /^Row 6: order_number needs a letter or digit/m)
    assert.match(ended.stderr, /^Row 9: has 6 columns, the header 4/m)
    assert.match(ended.stderr, /2 imported\n +1 skipped: no Klarna order ID\n +4 skipped: bad rows/)
    assert.match(ended.stderr, /1 imported without their date/)
    assert.doesNotMatch(ended.stderr + (await readFile(rejects, 'utf8')), /not-an-email|@example\.com/)
    const lines = (await readFile(rejects, 'utf8')).trim().split('\n')
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]),
      ['row', '3', '4', '6', '9'],
    )
  })

  it('keeps no email in the clear, whichever column is said to be what', async (context) => {
    for (const field of ['order_number', 'klarna_reference']) {
      const content = `number,klarna_order_id,contact\n1,${id},anna@example.com\n`
      const { ended, data } = await importText(context, content, '--columns', `${field}=contact`)
      assert.equal(ended.code, 1, ended.stderr)
      assert.match(ended.stderr, new RegExp(`Row 2: ${field} is an email`))
      assert.equal(await rowsIn(data), 0)
    }
  })

  it('shows the first bad rows and counts the rest', async (context) => {
    const { ended } = await importText(context, `number,klarna_order_id\n${'1,x\n'.repeat(50)}`)
    assert.equal(ended.stderr.match(/^Row /gm)?.length, 20)
    assert.match(ended.stderr, /… and 30 more rows; --rejects/)
  })

  it('ends at a quote that is never closed, and says so', async (context) => {
    const { ended } = await importText(context, `number,klarna_order_id\n1,${id}\n2,"${other}\n3,${id}\n`)
    assert.equal(ended.code, 1)
    assert.match(ended.stderr, /Row 3: cannot be read, nor what follows/)
    assert.match(ended.stderr, /1 imported/)
  })

  it('changes nothing in a dry run', async (context) => {
    const { ended, data } = await importText(context, `number,klarna_order_id\n1,${id}\n2,x\n`, '--dry-run')
    assert.equal(ended.code, 1)
    assert.match(ended.stderr, /1 would be imported/)
    assert.equal(existsSync(data), false)
  })

  it('keeps emails as hashes only', async (context) => {
    const { data } = await importText(context, `number,email,klarna_order_id\n1,anna@example.com,${id}\n`)
    for (const name of await readdir(data))
      assert.equal((await readFile(join(data, name))).includes('anna@'), false, name)
  })

  it('goes on where it was killed, with every row once and every reject once', async (context) => {
    const folder = await folderFor(context)
    const [file, data, rejects] = ['orders.csv', 'data', 'rejects.csv'].map((name) => join(folder, name))
    assert.ok(file !== undefined && data !== undefined && rejects !== undefined)
    const lines = Array.from(
      { length: 30_000 },
      (_, index) => `${index},${index % 1_000 === 7 ? 'x' : randomUUID()}`,
    )
    await writeFile(file, `number,klarna_order_id\n${lines.join('\n')}\n`)
    const args = ['import', file, '--data', data, '--rejects', rejects]
    const first = launchFor(context, args)
    while (!(await readdir(data).catch(() => [])).some((name) => name.startsWith('import-')))
      await new Promise((resolve) => setTimeout(resolve, 5))
    await first.stop('SIGKILL')
    const second = await kvitto(args)
    assert.equal(second.code, 1)
    assert.match(second.stderr, /Going on after row [1-9]/)
    assert.match(second.stderr, /29,970 imported\n +30 skipped: bad rows/)
    assert.equal(await rowsIn(data), 29_970)
    assert.equal((await readFile(rejects, 'utf8')).trim().split('\n').length, 31)
    const third = await kvitto(args)
    assert.doesNotMatch(third.stderr, /Going on/)
    assert.equal(await rowsIn(data), 29_970)
  })
})

type Context = Parameters<typeof folderFor>[0]

async function importText(
  context: Context,
  content: string,
  ...flags: readonly string[]
): Promise<{ ended: Ended; data: string }> {
  const folder = await folderFor(context)
  const file = join(folder, 'orders.csv')
  const data = join(folder, 'data')
  await writeFile(file, content)
  return { ended: await kvitto(['import', file, '--data', data, ...flags]), data }
}

async function rowsIn(data: string): Promise<number> {
  const storage = await openStorage({ file: join(data, 'kvitto.sqlite') })
  const [shop] = await storage.shops.all()
  const rows = shop === undefined ? 0 : await storage.forShop(shop.id).directory.count()
  await storage.close()
  return rows
}
