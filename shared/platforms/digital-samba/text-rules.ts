import { nameOf, type Rule } from './checked-draft.ts'
import { isLinkable, linkHost } from './join-link.ts'
import { sources } from './sources.ts'
import { isUuid } from './uuid.ts'

const isBlank = (text: string) => text.trim() === ''
const hasOuterSpace = (text: string) => !isBlank(text) && text !== text.trim()

export const roomMissing: Rule = (draft) => {
  if (!isBlank(draft.typed('rd'))) return null
  return {
    level: 'error',
    code: 'room-missing',
    field: 'rd',
    message: `${nameOf('rd')} is missing: type the room's name in its address, or its id.`,
    source: sources.properties,
  }
}

export const teamMissing: Rule = ({ claims }) => {
  if (typeof claims.td === 'string' && !isBlank(claims.td)) return null
  return {
    level: 'error',
    code: 'team-missing',
    field: 'td',
    message: `${nameOf('td')} is missing: set it in the profile, or type it here.`,
    source: sources.properties,
  }
}

export const teamNotUuid: Rule = (draft) => {
  const team = draft.claims.td
  if (typeof team !== 'string' || isBlank(team) || isUuid(team)) return null
  return {
    level: 'warning',
    code: 'team-not-uuid',
    field: 'td',
    message: `${nameOf('td')} is not a UUID, as team ids are: compare it with the dashboard, Team section.`,
    source: sources.properties,
  }
}

export const roomSpaces: Rule = (draft) => {
  const room = draft.typed('rd')
  if (!hasOuterSpace(room)) return null
  return {
    level: 'warning',
    code: 'room-spaces',
    field: 'rd',
    message: `${nameOf('rd')} begins or ends with a space, and no room's address does: take it off.`,
    source: sources.properties,
    fix: { label: 'Take the spaces off', values: { rd: room.trim() } },
  }
}

export const roomNotLinkable: Rule = (draft) => {
  const room = draft.typed('rd')
  if (isBlank(room) || isLinkable(room)) return null
  return {
    level: 'warning',
    code: 'room-not-linkable',
    field: 'rd',
    message: `${nameOf('rd')} can't be part of an address, so there will be no join link: correct the room.`,
    source: 'https://url.spec.whatwg.org/#double-dot-path-segment',
  }
}

export const domainMissing: Rule = ({ context }) => {
  if (context.profile === null || linkHost(context.profile.settings) !== null) return null
  return {
    level: 'warning',
    code: 'domain-missing',
    field: null,
    message: 'The profile has no usable team domain, so there will be no join link: set it in the profile.',
    source: sources.tokens,
  }
}

export const avatarUnusable: Rule = (draft) => {
  const address = draft.typed('avatar')
  if (address === '') return null
  const scheme = schemeOf(address)
  if (scheme === 'https:') return null
  const notUrl = scheme === null
  return {
    level: 'warning',
    code: notUrl ? 'avatar-not-url' : 'avatar-not-https',
    field: 'avatar',
    message: notUrl
      ? `${nameOf('avatar')} is not a whole address: type one that begins with https://.`
      : `${nameOf('avatar')} is not an https address, and browsers block others in the room's page: use https.`,
    source: notUrl ? sources.properties : sources.mixedContent,
  }
}

function schemeOf(address: string): string | null {
  try {
    return new URL(address).protocol
  } catch {
    return null
  }
}

export const nameMissing: Rule = (draft) => {
  if (draft.typed('u') !== '') return null
  return {
    level: 'hint',
    code: 'name-missing',
    field: 'u',
    message: `${nameOf('u')} is empty: the guest will be asked for a name on entering.`,
    source: sources.properties,
  }
}

export const nameSpaces: Rule = (draft) => {
  const name = draft.typed('u')
  if (name === name.trim()) return null
  return {
    level: 'hint',
    code: 'name-spaces',
    field: 'u',
    message: `${nameOf('u')} begins or ends with a space, which goes into the token as typed.`,
    source: sources.properties,
    fix: { label: 'Take the spaces off', values: { u: name.trim() } },
  }
}

export const roleMissing: Rule = (draft) => {
  if (draft.typed('role') !== '') return null
  return {
    level: 'hint',
    code: 'role-missing',
    field: 'role',
    message: `${nameOf('role')} is empty: the guest gets the room's default role.`,
    source: sources.properties,
  }
}
