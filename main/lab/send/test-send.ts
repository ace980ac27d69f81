import type { ServerResponse } from 'node:http'
import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import type { PlatformId, Profile, ProfileInput } from '../../../shared/schemas.ts'
import { type AskedRequest, json, serve } from '../../platforms/test-server.ts'
import { acme, incoming } from '../../test-drafts.ts'
import { startEngine } from '../../test-engine.ts'

/** For tests only: requests by hand to a server on loopback. */

export const testSecret = 'test+secret/"not-a-real-one"'
export const plainSecret = 'test-secret-not-a-real-one'
export const testApiToken = 'test-api-token-not-a-real-one'

/** An engine with a profile whose every address is a server that answers as the test says. */
export async function labWith(
  platform: PlatformId,
  answer: (asked: AskedRequest, response: ServerResponse) => void,
  parts: Partial<ProfileInput> & { readonly secret?: string } = {},
) {
  const server = await serve(answer)
  const { secret = plainSecret, ...profileParts } = parts
  const { engine } = await startEngine()
  const { profile: made } = engine.profiles.save({
    ...acme,
    platform,
    defaultRole: '',
    defaultValidity: '',
    settings: { ...settingsOf[platform], api: server.origin, comms: server.origin },
    ...profileParts,
  })
  const { key } = await engine.keys.add(incoming(made.id, secret))
  const profile: Profile = engine.profiles.get(made.id)
  const send = (request: Partial<RequestCraft>) =>
    engine.lab.send({ profileId: profile.id, request: { ...plain, ...request } })
  return { engine, server, profile, key, send }
}

const settingsOf: Readonly<Record<PlatformId, Profile['settings']>> = {
  'digital-samba': acme.settings,
  dolby: { appKey: 'test-app-key' },
  'video-io': {},
}

const plain: RequestCraft = { origin: 'api', method: 'POST', path: '/v1/sessions', headers: [], body: '{}' }

/** Gives API tokens, one after the other, and answers everything else as the test says. */
export function withApiTokens(answer: (asked: AskedRequest, response: ServerResponse) => void) {
  let given = 0
  return (asked: AskedRequest, response: ServerResponse) => {
    if (asked.path !== '/v1/auth/token') return answer(asked, response)
    given += 1
    json(response, { access_token: `${testApiToken}-${given}`, expires_in: 1800 })
  }
}
