import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { leavingDraft } from '../../shared/platforms/leaving-draft.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import { leavingLines } from './leaving-lines.ts'

const alias = { name: 'Quiet Wren', externalId: 'guest-1', isNew: false }
const samba = platforms['digital-samba']

describe('what leaves in place of what is typed', () => {
  it('is said for every field that says who the guest is, and for no other', () => {
    const values = {
      ud: 'crm-1',
      u: 'Jane Smith',
      initials: 'JS',
      avatar: 'https://example.com/j.png',
      rd: 'lobby',
    }
    const draft = { profileId: 'acme', values, startEarly: 0 }
    const lines = leavingLines(samba, draft, leavingDraft(samba, draft, { anonymous: true }, alias))
    expect(lines.map(({ name, typed, leaves }) => [name, typed, leaves])).toEqual([
      ['ud', 'crm-1', 'guest-1'],
      ['u', 'Jane Smith', 'Quiet Wren'],
      ['initials', 'JS', null],
      ['avatar', 'https://example.com/j.png', null],
    ])
  })

  it.each(Object.values<Platform>(platforms))(
    'never holds anything typed of a guest on $name',
    (platform) => {
      fc.assert(
        fc.property(fc.array(fc.stringMatching(/^typed [a-z]{3,8}$/), { minLength: 12 }), (texts) => {
          const typed = platform.fields.map(({ name }, at) => [name, texts[at % texts.length] ?? ''] as const)
          const draft = { profileId: 'acme', values: Object.fromEntries(typed), startEarly: 0 }
          const leaving = leavingDraft(platform, draft, { anonymous: true }, alias)
          for (const { leaves } of leavingLines(platform, draft, leaving))
            expect(leaves ?? '').not.toMatch(/typed/)
        }),
      )
    },
  )
})
