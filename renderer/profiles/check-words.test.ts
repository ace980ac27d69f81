import { expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import { checkWords } from './check-words.ts'

it('says whom a check asks what', () => {
  expect(checkWords(platforms['digital-samba'], {})).toBe(
    'Asks api.digitalsamba.com whether it accepts the team id with the current key, and compares the clocks.',
  )
  expect(checkWords(platforms['digital-samba'], { api: 'http://127.0.0.1:8080' })).toMatch(
    /^Asks 127\.0\.0\.1:8080 /,
  )
})

it('says which address gets the secret where there are several', () => {
  const several: Pick<Platform, 'origins' | 'profileFields' | 'secret'> = {
    origins: () => ({ api: 'https://api.example.com', rooms: 'https://rooms.example.com' }),
    profileFields: [],
    secret: { label: 'API token', whereFound: '', signs: false },
  }
  expect(checkWords(several, {})).toBe(
    'Asks api.example.com whether it accepts the current API token, and compares the clocks. The API token goes nowhere else; what it gave goes to rooms.example.com.',
  )
})

it('names every address of every platform', () => {
  for (const platform of Object.values<Platform>(platforms))
    for (const origin of Object.values(platform.origins({})))
      expect(checkWords(platform, {})).toContain(new URL(origin ?? 'about:blank').host)
})
