import { describe, expect, it } from 'vitest'
import { testRoom } from './digital-samba/test-drafts.ts'
import { digitalSamba } from './digital-samba.ts'

describe('digitalSamba', () => {
  it('has the eleven claims in the documented order', () => {
    expect(digitalSamba.fields.map((field) => field.name)).toEqual([
      'td',
      'rd',
      'ud',
      'u',
      'initials',
      'role',
      'breakoutId',
      'avatar',
      'iat',
      'nbf',
      'exp',
    ])
  })

  it('says of every claim its name in plain words, a line of help, and its rule with the source', () => {
    for (const field of digitalSamba.fields) {
      expect(field.label).not.toBe(field.name)
      expect(field.help).toMatch(/^[A-Z].*\.$/)
      expect(field.rule).toMatch(/(https:\/\/docs\.digitalsamba\.com|RFC \d+)/)
    }
  })

  it('shows the common claims first, and the others on demand', () => {
    const advanced = digitalSamba.fields.filter((field) => field.advanced === true)
    expect(advanced.map((field) => field.name)).toEqual(['td', 'breakoutId', 'iat'])
  })

  it('says where each setting and the key are found', () => {
    expect(digitalSamba.profileFields.map((field) => field.name)).toEqual(['teamId', 'domain', 'api'])
    expect(digitalSamba.profileFields[0]?.whereFound).toContain('Team section')
    expect(digitalSamba.secret.whereFound).toContain('Team section')
  })

  it('asks beside the claims whether the room is encrypted, which no claim says', () => {
    expect(digitalSamba.switches.map(({ name, group }) => [name, group])).toEqual([['e2ee', 'where']])
    for (const { name, help } of digitalSamba.switches) {
      expect(digitalSamba.fields.map((field) => field.name)).not.toContain(name)
      expect(help).toMatch(/^[A-Z].*\.$/)
    }
    expect(digitalSamba.switches.map(({ ofRoom }) => ofRoom({ ...testRoom, isE2ee: true }))).toEqual([true])
    expect(digitalSamba.switches.map(({ ofRoom }) => ofRoom(testRoom))).toEqual([false])
  })

  it('makes the tile from name, initials and picture', () => {
    const values = { u: 'Jane Smith', initials: 'X', avatar: 'https://example.com/a.png' }
    expect(digitalSamba.tileFor({ profileId: '', values, startEarly: 0 })).toMatchObject({
      name: 'Jane Smith',
      initials: 'X',
      from: 'claim',
      avatarUrl: 'https://example.com/a.png',
    })
  })

  it('sums claims up for the history', () => {
    expect(digitalSamba.summaryOf({ rd: 'demo', u: 'Jane', ud: 'crm-1', role: 'attendee' })).toEqual({
      room: 'demo',
      name: 'Jane',
      externalId: 'crm-1',
      role: 'attendee',
    })
    expect(digitalSamba.summaryOf({ rd: 3, u: '' })).toEqual({
      room: '',
      name: null,
      externalId: null,
      role: null,
    })
  })

  it('knows the account of a profile and of a token by the team id, where there is one', () => {
    expect(digitalSamba.accountId({ teamId: ' team-1 ' })).toBe('team-1')
    expect(digitalSamba.accountIdIn({ td: ' team-1 ' })).toBe('team-1')
    for (const teamId of ['', '  ']) {
      expect(digitalSamba.accountId({ teamId })).toBeNull()
      expect(digitalSamba.accountIdIn({ td: teamId })).toBeNull()
    }
    expect(digitalSamba.accountId({})).toBeNull()
    for (const claims of [{}, { td: 3 }, { td: null }]) expect(digitalSamba.accountIdIn(claims)).toBeNull()
  })
})
