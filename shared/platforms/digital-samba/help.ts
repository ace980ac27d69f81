import type { HelpPage } from '../platform.ts'

export const help: readonly HelpPage[] = [
  {
    topic: 'digital-samba-developer-key',
    label: 'where the team id and the developer key are',
    address: 'https://docs.digitalsamba.com/dashboard/getting-started/authenticate-to-the-api',
  },
  {
    topic: 'digital-samba-tokens',
    label: 'what tokens are for',
    address: 'https://docs.digitalsamba.com/reference/rest-api/tokens',
  },
  {
    topic: 'digital-samba-properties',
    label: 'what a token can say',
    address: 'https://docs.digitalsamba.com/reference/rest-api/tokens/properties',
  },
]
