import type { CaseSource } from '../../../lab/edge-case.ts'
import { sources } from '../sources.ts'

/** Where the expectations come from, beside what the form's rules come from. */
export const documents = {
  ...sources,
  openApi: 'https://github.com/digitalsamba/digital-samba-skill: openapi-stored.yaml',
  authorisation: 'https://docs.digitalsamba.com/dashboard/getting-started/authenticate-to-the-api',
  restApiAuth: 'https://docs.digitalsamba.com/rest-api: authentication',
  /** The vendor's own, and weaker than its documents. */
  troubleshooting:
    'https://github.com/digitalsamba/digital-samba-skill: jwt-tokens.md, troubleshooting (weaker than the documents)',
  jwtClaims: 'RFC 7519, 4',
  jwtHeader: 'RFC 7519, 5',
  jwtValidation: 'RFC 7519, 7.2',
  base64url: 'RFC 7515, 2',
  jwsHeader: 'RFC 7515, 4',
  alg: 'RFC 7515, 4.1.1',
  typ: 'RFC 7515, 4.1.9',
  crit: 'RFC 7515, 4.1.11',
  signature: 'RFC 7515, 5.2',
  compact: 'RFC 7515, 7.1',
  unencoded: 'RFC 7797, 6',
  json: 'RFC 8259, 2',
  strings: 'RFC 8259, 7',
  jsonEncoding: 'RFC 8259, 8.1',
  percent: 'RFC 3986, 6.2.2.2',
} as const

export type DocumentName = keyof typeof documents

export const documented = (name: DocumentName): CaseSource => ({
  document: documents[name],
  sure: 'documented',
})

export const inferred = (name: DocumentName): CaseSource => ({ document: documents[name], sure: 'inferred' })

export const code = (name: DocumentName): CaseSource => ({ document: documents[name], sure: 'code' })

/** Where an answer was looked for. */
export const notFound = (name: DocumentName): CaseSource => ({ document: documents[name], sure: 'not-found' })
