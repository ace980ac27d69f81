/** Where the rules come from. */
export const sources = {
  properties: 'https://docs.digitalsamba.com/reference/rest-api/tokens/properties',
  tokens: 'https://docs.digitalsamba.com/reference/rest-api/tokens',
  create: 'https://docs.digitalsamba.com/reference/rest-api/tokens/create',
  restApi: 'https://docs.digitalsamba.com/rest-api',
  rooms: 'https://docs.digitalsamba.com/reference/rest-api/rooms/list',
  roles: 'https://docs.digitalsamba.com/dashboard/adding-moderation-to-your-rooms-with-roles',
  nameLimit:
    "https://github.com/digitalsamba/embedded-api-mcp-server: user_name, at most 100 (JSON Schema's)",
  singleSession: 'https://github.com/digitalsamba/embedded-api-mcp-server: single session per external ID',
  encryption: 'https://github.com/digitalsamba/digital-samba-skill: openapi-stored.yaml, e2ee_enabled',
  notEncrypted: 'https://docs.digitalsamba.com/reference/rest-api/tokens: "signed, not encrypted"',
  storage:
    'https://docs.digitalsamba.com/reference/rest-api/participants: external_id, name, role; rooms/delete: delete_history',
  exp: 'RFC 7519, 4.1.4',
  nbf: 'RFC 7519, 4.1.5',
  iat: 'RFC 7519, 4.1.6',
  longLived: 'RFC 6750, 5.3: bearer tokens should be short-lived',
  numericDate: 'RFC 7519, 2 (NumericDate: seconds, not milliseconds)',
  mixedContent: 'https://www.w3.org/TR/mixed-content/',
  pathStep: 'https://url.spec.whatwg.org/#double-dot-path-segment',
  linkOf2000: 'https://www.sitemaps.org/protocol.html: below 2,048 characters, as many programs have it',
  linkOf8000: 'RFC 9110, 4.1: 8,000 octets should be supported, and more need not',
  hidden: 'Unicode UTR #36, 2 (visual spoofing, bidirectional text)',
  mixedScripts: 'Unicode UTS #39, 5.2 (highly restrictive, word by word)',
} as const
