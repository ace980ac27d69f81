import { expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { fieldNames, findingsToShow } from './profile-findings.ts'

const platform = platforms['digital-samba']
const blank = { name: '', settings: {}, defaultValidity: 'soon' }

it('remarks on a field of a new profile only after it was left', () => {
  const findings = platform.findingsForProfile(blank)
  expect(findingsToShow(findings, new Set())).toEqual([])
  expect(findingsToShow(findings, new Set(['name'])).map(({ field }) => field)).toEqual(['name'])
})

it('shows everything there is to say of a saved profile', () => {
  const findings = platform.findingsForProfile(blank)
  expect(findingsToShow(findings, 'all')).toEqual(findings)
})

it('has a place for every finding of the platform', () => {
  const places = platform.findingsForProfile(blank).map(({ field }) => field)
  expect(places.length).toBeGreaterThan(2)
  for (const place of places) expect(fieldNames(platform)).toContain(place)
})
