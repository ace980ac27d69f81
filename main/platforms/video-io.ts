import type { PlatformAdapter } from './platform.ts'
import { check } from './video-io/check.ts'
import { issue } from './video-io/issue.ts'
import { requests } from './video-io/requests.ts'

/**
 * Video.io VideoKit: a session token of a user is fetched with the application's API token, by the code of 2021
 * (https://github.com/Video-io/videokit-nodejs) or as documented (https://docs.video.io/api/latest/sessions).
 */
export const videoIo: PlatformAdapter = { issue, check, requests }
