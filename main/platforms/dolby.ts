import { check } from './dolby/check.ts'
import { issue } from './dolby/issue.ts'
import { kept } from './dolby/kept.ts'
import { requests } from './dolby/requests.ts'
import type { PlatformAdapter } from './platform.ts'

/**
 * Dolby.io Communications: an API token is got with app key and app secret, and a client access token with that
 * (https://docs.dolby.io/communications-apis/docs/guides-client-authentication).
 */
export const dolby: PlatformAdapter = { issue, check, kept, requests }
