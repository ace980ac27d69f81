import type { HelpPage } from '../platform.ts'

export const help: readonly HelpPage[] = [
  {
    topic: 'video-io-sessions',
    label: 'where the API token is, and what sessions are for',
    address: 'https://docs.video.io/android/1.2.1/core-sessions',
  },
  {
    topic: 'video-io-sessions-api',
    label: 'how a session token is asked for, as documented',
    address: 'https://docs.video.io/api/latest/sessions',
  },
  {
    topic: 'video-io-node',
    label: 'how a session token is asked for, as the 2021 code does',
    address: 'https://github.com/Video-io/videokit-nodejs',
  },
]
