import { expect, test } from 'vitest'
import { membersOf } from '../../shared/jws/json-members.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { memberRows } from './member-rows.ts'

const rowsOf = (text: string, upTo = 100) =>
  memberRows(
    membersOf(text).members,
    upTo,
    platforms['digital-samba'],
    (name) => (name === 'iss' ? { label: 'Issuer', meaning: 'Who issued it.' } : null),
    'UTC',
  )

test('values stand as they are written, in their order', () => {
  expect(rowsOf('{"u":"J\\u0061ne","exp":1.0e9}').map(({ name, valueText }) => [name, valueText])).toEqual([
    ['u', '"J\\u0061ne"'],
    ['exp', '1.0e9'],
  ])
})

test('the platform explains its claims, the others are explained by their registration or not at all', () => {
  expect(rowsOf('{"u":"x","iss":"y","own":1}').map(({ label }) => label)).toEqual([
    'Guest name',
    'Issuer',
    null,
  ])
})

test('names that stand there twice are two rows, each saying which it is', () => {
  const rows = rowsOf('{"role":"attendee","u":"x","role":"moderator"}')
  expect(rows.map(({ nth }) => nth)).toEqual(['1 of 2', null, '2 of 2'])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(3)
})

test('what the form asks for with its source is said without it', () => {
  expect(rowsOf('{"ud":"crm"}')[0]?.meaning).toBe('Any text; returned as external_id of the participant.')
})

test('rows that are not shown yet count for the names that are there twice', () => {
  expect(rowsOf('{"u":"a","u":"b"}', 1)).toMatchObject([{ nth: '1 of 2' }])
})

test('a time has its moment', () => {
  expect(rowsOf('{"exp":1793890930}')[0]?.moment?.utc).toBe('2026-11-05 15:02:10 UTC')
})

test('characters that nobody sees are named', () => {
  expect(rowsOf('{"u":"Jane\u202e","ud":"x"}').map(({ hidden }) => hidden)).toEqual([
    'U+202E RIGHT-TO-LEFT OVERRIDE',
    null,
  ])
})
