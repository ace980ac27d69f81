import { describe, expect, it } from 'vitest'
import { draftOf } from './video-io/test-drafts.ts'
import { videoIo } from './video-io.ts'

describe('videoIo', () => {
  it('asks for an identifier and scopes, and for nothing that the platform has no word for', () => {
    expect(videoIo.fields.map(({ name, option, kind }) => [name, option, kind])).toEqual([
      ['identity', 'external-id', 'identity'],
      ['scopes', 'scope', 'scopes'],
    ])
    expect(videoIo.fields.filter(({ required }) => required === true).map(({ name }) => name)).toEqual([
      'identity',
    ])
  })

  it('suggests the nine scopes that the platform’s code names, and says that their meaning is not documented', () => {
    const suggestions = videoIo.fields[1]?.suggestions ?? []
    expect(suggestions.map(({ value }) => value)).toEqual([
      'videos.admin.read',
      'videos.read',
      'videos.edit',
      'videos.delete',
      'videos.create',
      'streams.admin.read',
      'streams.read',
      'streams.create',
      'streams.delete',
    ])
    for (const { meaning } of suggestions) expect(meaning).toMatch(/^not documented; by its name, to /)
  })

  it('says where the token is, that it looks dormant, and where that is written', () => {
    expect(videoIo.secret.whereFound).toContain('dashboard.video.io, under Apps, Your App, API TOKEN')
    expect(videoIo.notice?.text).toContain('dormant')
    expect(videoIo.notice?.source).toContain('https://github.com/Video-io')
  })

  it('asks each generation at its own address, or at the one of the profile', () => {
    expect(videoIo.origins({}).api).toBe('https://gateway.video.io')
    expect(videoIo.origins({ generation: '2021' }).api).toBe('https://gateway.video.io')
    expect(videoIo.origins({ generation: 'documented' }).api).toBe('https://api.video.io')
    const api = 'http://127.0.0.1:8080'
    expect(videoIo.origins({ generation: 'documented', api }).api).toBe(api)
    expect(videoIo.origins({ api: 'http://gateway.video.io' }).api).toBeNull()
  })

  it('has the token’s end from the answer, no room and no link', () => {
    expect(videoIo.endFrom).toBe('answer')
    expect(videoIo.linkHost({ domain: 'acme' })).toBeNull()
    expect(videoIo.joinLink('acme.example', { identity: 'a' }, 'token')).toBeNull()
    expect(videoIo.summaryOf({ identity: 'user-1', scopes: ['a'], rd: 'x', u: 'y' })).toEqual({
      room: '',
      name: null,
      externalId: 'user-1',
      role: null,
    })
    expect(videoIo.summaryOf({ identity: 3 }).externalId).toBeNull()
  })

  it('stands for the user by letters of the identifier, which it does not give out for the platform’s own', () => {
    expect(videoIo.tileFor(draftOf({ identity: 'Dr Jane Smith' }))).toEqual({
      name: 'Dr Jane Smith',
      initials: 'DJ',
      from: 'name',
      estimate: true,
      titleHint: null,
      avatarUrl: null,
    })
    expect(videoIo.tileFor(draftOf({}))).toMatchObject({ name: null, from: 'none', estimate: false })
  })

  it('has nothing to say of a token’s length, nor of what others will see', () => {
    expect(videoIo.findingsForSecret(1)).toEqual([])
    expect(videoIo.participantInfo(draftOf({ identity: 'a' }))).toBeNull()
    expect(videoIo.marksFor({ externalId: null })).toEqual([])
  })

  it('says what stays behind of a person who is forgotten', () => {
    expect(videoIo.leftBehind).toBe('Videos of the old identifier stay on the platform, under it.')
  })
})
