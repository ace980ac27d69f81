import type { Answer } from '../common/answers.ts'
import type { Invited, Reason } from './admission.ts'
import type { Room } from './state.ts'

const sentences: Readonly<Record<Reason, string>> = {
  'no-token': 'This room is private: a token is needed to enter.',
  'invalid-token': 'The token is invalid.',
  'invalid-team': 'The token is for another team.',
  'invalid-room': 'The token is for another room.',
  'not-yet-valid': 'The token is not valid yet.',
  expired: 'The token has expired.',
  'invalid-role': 'The role of the token is not one of this room.',
}

/** The page of a guest who is in. */
export function insidePage(room: Room, guest: Invited & { readonly name: string }): Answer {
  const facts = [
    ['Room', 'data-room', room.friendlyUrl],
    ['Role', 'data-role', guest.role.name],
    ['Initials', 'data-initials', guest.initials],
    ['External id', 'data-external-id', guest.externalId],
    ['Breakout room', 'data-breakout', guest.breakoutId],
    ['Avatar', 'data-avatar', guest.avatar],
  ] as const
  const rows = facts.flatMap(([label, hook, value]) =>
    value === null ? [] : [`<dt>${label}</dt><dd ${hook}>${escaped(value)}</dd>`],
  )
  return page(
    200,
    room.description,
    `<main data-admitted="true"><h1>${escaped(guest.name)}</h1><dl>${rows.join('')}</dl></main>`,
  )
}

/**
 * The page that asks a guest for the name
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/properties, `u`). The token is in order.
 */
export function namePage(room: Room, guest: Invited, token: string | null): Answer {
  const hidden =
    token === null ? '' : `<input type="hidden" name="token" autocomplete="off" value="${escaped(token)}">`
  return page(
    200,
    room.description,
    `<main data-admitted="true" data-asks-name="true"><h1>What is your name?</h1>
<dl><dt>Role</dt><dd data-role>${escaped(guest.role.name)}</dd></dl>
<form method="get">${hidden}<label>Your name <input name="name" required></label> <button>Join</button></form></main>`,
  )
}

/** The page of a locked room: somebody inside has to let the guest in (vendor OpenAPI, `is_locked`). */
export function waitingPage(room: Room, name: string): Answer {
  return page(
    200,
    room.description,
    `<main data-admitted="false" data-waiting="true"><h1>${escaped(name)}</h1><p>This room is locked: please wait until somebody lets you in.</p></main>`,
  )
}

/** The page of whoever stays outside. Status and words are not documented; the reasons are. */
export function refusalPage(reason: Reason): Answer {
  return page(
    403,
    'You can’t enter',
    `<main data-admitted="false" data-reason="${reason}"><h1>You can’t enter</h1><p>${sentences[reason]}</p></main>`,
  )
}

/** The page of an address that no room has. */
export function noRoomPage(): Answer {
  return page(
    404,
    'No such room',
    '<main data-admitted="false" data-reason="invalid-room"><h1>No such room</h1><p>There is no room at this address.</p></main>',
  )
}

function page(status: number, title: string, main: string): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // What a token says is shown here: it must not become a script.
      'content-security-policy': "default-src 'none'; img-src data:; form-action 'self'",
      'referrer-policy': 'no-referrer',
    },
    // Without an icon of its own the browser would ask for /favicon.ico.
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><link rel="icon" href="data:,"></head><body>${main}</body></html>`,
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
