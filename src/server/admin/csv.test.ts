import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { array, assert as check, property, string } from 'fast-check'
import { csv } from './csv.ts'

test('each line ends with CRLF, numbers and what is missing stand bare', () => {
  assert.equal(
    csv(
      ['day', 'count'],
      [
        ['2026-11-22', -3],
        ['', null],
      ],
    ),
    'day,count\r\n2026-11-22,-3\r\n,\r\n',
  )
})

test('commas, quotes and line breaks come back as they were', () => {
  check(
    property(array(string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (cells) => {
      const [, read]: string[][] = parse(
        csv(
          cells.map(() => 'name'),
          [cells],
        ),
        { relax_column_count: true },
      )
      assert.deepEqual(
        read?.map((text, index) => (/^[=+\-@\t\r]/.test(cells[index] ?? '') ? text.slice(1) : text)),
        cells,
      )
    }),
  )
})

test('no cell begins as a formula does', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '\r']) {
    const text = `${sign}HYPERLINK("https://shop.example")`
    assert.deepEqual(parse(csv(['name', text], [])), [['name', `'${text}`]])
  }
})
