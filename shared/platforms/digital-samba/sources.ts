/** Where the rules come from. */
export const sources = {
  properties: 'https://docs.digitalsamba.com/reference/rest-api/tokens/properties',
  tokens: 'https://docs.digitalsamba.com/reference/rest-api/tokens',
  create: 'https://docs.digitalsamba.com/reference/rest-api/tokens/create',
  exp: 'RFC 7519, 4.1.4',
  nbf: 'RFC 7519, 4.1.5',
  iat: 'RFC 7519, 4.1.6',
  numericDate: 'RFC 7519, 2 (NumericDate: seconds, not milliseconds)',
  mixedContent: 'https://www.w3.org/TR/mixed-content/',
} as const
