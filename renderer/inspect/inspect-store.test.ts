import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { phaseStore, setPhase } from '../stores/phase-store.ts'
import { screenStore } from '../stores/screen-store.ts'
import {
  clearPasted,
  closeSecond,
  findKey,
  inspectStore,
  openSecond,
  showInInspect,
  typeMoment,
  typePasted,
} from './inspect-store.ts'

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJ0ZCI6InQiLCJyZCI6ImRlbW8ifQ.AAAA'
const signer = {
  profileName: 'Acme',
  keyLabel: 'main',
  status: 'current',
  algorithm: 'HS256',
  variant: 'right',
  sentence: 'Signed with “Acme”.',
} as const

const asked: unknown[] = []
let answer: (result: unknown) => void = () => undefined
const bridge = {
  'tokens.detect': (request: unknown) => {
    asked.push(request)
    return new Promise((resolve) => {
      answer = resolve
    })
  },
}

beforeEach(() => {
  vi.stubGlobal('window', { roompass: bridge })
  asked.length = 0
  phaseStore.setState({ phase: 'ready' })
})

afterEach(() => {
  setPhase('locked')
  vi.unstubAllGlobals()
})

const first = () => inspectStore.getState().first

test('what is pasted is read at once', () => {
  typePasted('first', `Bearer ${token}`)
  expect(first().reading?.inspected.token).toBe(token)
  expect(first().reading?.guess).toBe('digital-samba')
})

test('nothing but white space is nothing', () => {
  typePasted('first', ' \n ')
  expect(first().reading).toBeNull()
})

test('a token that is shown here takes the place of everything and brings its screen', () => {
  typePasted('first', 'before')
  openSecond()
  typeMoment('+2h')
  const { arrival } = first()
  showInInspect(token)
  expect(inspectStore.getState()).toMatchObject({ second: null, shown: 'first', moment: 'now' })
  expect(first()).toMatchObject({ pasted: token, arrival: arrival + 1 })
  expect(screenStore.getState().screen).toBe('inspect')
})

test('a lock ends what was pasted', () => {
  typePasted('first', token)
  openSecond()
  typePasted('second', token)
  setPhase('locked')
  expect(JSON.stringify(inspectStore.getState())).not.toContain(token)
})

test('clearing begins anew, with the clock', () => {
  typePasted('first', token)
  typeMoment('+2h')
  clearPasted('first')
  expect(first()).toMatchObject({ pasted: '', reading: null })
  expect(inspectStore.getState().moment).toBe('now')
})

test('what comes to a second token that is closed is nowhere', () => {
  openSecond()
  closeSecond()
  typePasted('second', token)
  expect(inspectStore.getState()).toMatchObject({ second: null, shown: 'first' })
})

test('the key that fits is shown with its token', async () => {
  typePasted('first', token)
  const finding = findKey('first', null)
  expect(first().detection).toEqual({ state: 'asking', isTyped: false })
  expect(asked).toEqual([{ token, typed: null }])
  answer({ ok: true, value: { signer, keys: 1, unread: [] } })
  await finding
  expect(first().detection).toMatchObject({ state: 'done', signer })
})

test('a typed key is in the request and nowhere in the store', async () => {
  typePasted('first', token)
  const finding = findKey('first', { secret: 'test-key-not-a-real-one', encoding: 'text' })
  expect(asked).toEqual([{ token, typed: { secret: 'test-key-not-a-real-one', encoding: 'text' } }])
  expect(JSON.stringify(inspectStore.getState())).not.toContain('test-key')
  answer({ ok: true, value: { signer: null, keys: 1, unread: [] } })
  await finding
  expect(JSON.stringify(inspectStore.getState())).not.toContain('test-key')
})

test('an answer for a token that is not there any more is dropped', async () => {
  typePasted('first', token)
  const finding = findKey('first', null)
  typePasted('first', `${token}A`)
  answer({ ok: true, value: { signer, keys: 1, unread: [] } })
  await finding
  expect(first().detection).toEqual({ state: 'idle' })
})

test('what could not be done is said, and a no is not', async () => {
  typePasted('first', token)
  const failing = findKey('first', null)
  answer({ ok: false, code: 'key-unreadable', message: 'The key is no hex.' })
  await failing
  expect(first().detection).toMatchObject({ state: 'failed', message: 'The key is no hex.' })
  const cancelled = findKey('first', null)
  answer({ ok: false, code: 'cancelled', message: '' })
  await cancelled
  expect(first().detection).toEqual({ state: 'idle' })
})
