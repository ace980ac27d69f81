/** Scopes of an API token (the vendor's Node client, `src/authentication.ts`). */
const apiScopes: readonly string[] = [
  'comms:*',
  'comms:client_access_token:create',
  'comms:conf:admin',
  'comms:conf:create',
  'comms:conf:destroy',
  'comms:monitor:delete',
  'comms:monitor:download',
  'comms:monitor:read',
  'comms:record:write',
  'comms:remix:read',
  'comms:remix:write',
  'comms:stream:write',
]

/** Scopes of a client access token (the vendor's Node client, `src/communications/types/authentication.ts`). */
const sessionScopes: readonly string[] = [
  '*',
  'conf:create',
  'notifications:set',
  'file:convert',
  'session:update',
]

/** The known ones of API scopes that are written with spaces between them: "incorrect values are omitted". */
export function readApiScopes(text: string): string[] {
  return known(text, apiScopes)
}

/** The same for scopes of a session, whose case counts. */
export function readSessionScopes(text: string): string[] {
  return known(text, sessionScopes)
}

function known(text: string, scopes: readonly string[]): string[] {
  return [...new Set(text.split(' '))].filter((scope) => scopes.includes(scope))
}

/** Whether a token with these scopes may do this; null is unrestricted, and `comms:*` is all of them. */
export function allows(scopes: readonly string[] | null, scope: string): boolean {
  return scopes === null || scopes.includes('comms:*') || scopes.includes(scope)
}
