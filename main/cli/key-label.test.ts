import { expect, test } from 'vitest'
import type { SigningKey } from '../../shared/schemas.ts'
import { usualKeyLabel } from './key-label.ts'

const key = (label: string): SigningKey => ({
  id: 'key',
  label,
  fingerprint: 'f4ec·ff54',
  createdAt: 0,
  status: 'current',
  held: 'keychain',
})
const labelBeside = (...labels: string[]) =>
  usualKeyLabel({ platform: 'digital-samba', keys: labels.map(key) })

test("a first key is called by the platform's word, later ones get a number that is free", () => {
  expect(labelBeside()).toBe('Developer key')
  expect(labelBeside('mine')).toBe('Developer key')
  expect(labelBeside('developer key')).toBe('Developer key 2')
  expect(labelBeside('Developer key', 'Developer key 2')).toBe('Developer key 3')
})
