/** The only pages the application opens by itself, by name. The renderer names a topic, never an address. */
export const helpTopics = {
  'digital-samba-tokens': 'https://docs.digitalsamba.com/reference/rest-api/tokens',
  'digital-samba-properties': 'https://docs.digitalsamba.com/reference/rest-api/tokens/properties',
  'digital-samba-developer-key':
    'https://docs.digitalsamba.com/dashboard/getting-started/authenticate-to-the-api',
} as const

export type HelpTopic = keyof typeof helpTopics
export const helpTopicNames = Object.keys(helpTopics) as HelpTopic[]
