import type { HelpPage } from '../platform.ts'

/** The vendor's guides, which may lead elsewhere since the product is retired. */
export const help: readonly HelpPage[] = [
  {
    topic: 'dolby-app-key',
    label: 'where the app key and the app secret are',
    address: 'https://docs.dolby.io/communications-apis/docs/guides-api-authentication',
  },
  {
    topic: 'dolby-client-access-token',
    label: 'what a client access token is for',
    address: 'https://docs.dolby.io/communications-apis/docs/guides-client-authentication',
  },
  {
    topic: 'dolby-identification',
    label: 'how guests are identified',
    address: 'https://docs.dolby.io/communications-apis/docs/guides-session-and-client-identification',
  },
  {
    topic: 'dolby-retired',
    label: 'the archived repositories of the product',
    address: 'https://github.com/voxeet',
  },
]
