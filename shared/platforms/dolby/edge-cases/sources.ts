import type { CaseSource, Sureness } from '../../../lab/edge-case.ts'
import { sources } from '../sources.ts'

/** Where the expectations come from, beside what the form's rules come from. */
const documents = {
  ...sources,
  session:
    'https://docs.dolby.io/communications-apis/docs/rn-client-sdk-references-sessionservice: open, externalId',
  expired: 'https://github.com/voxeet/comms-sdk-web-getting-started/issues/15: error code 89',
  apiScopes: 'https://docs.dolby.io/communications-apis/docs/guides-api-authentication: scope',
  refresh: 'https://docs.dolby.io/communications-apis/docs/guides-client-authentication: initializeToken',
  duplicates: 'RFC 8259, 4: names within an object should be unique',
  surrogates: 'RFC 8259, 8.2: unpaired surrogates',
} as const

export type DocumentName = keyof typeof documents

/** What stands in a document, or how sure it is otherwise. */
export const from = (name: DocumentName, sure: Sureness = 'documented'): CaseSource => ({
  document: documents[name],
  sure,
})

/** Where an answer was looked for, and none was found. */
export const notFound = (name: DocumentName): CaseSource => from(name, 'not-found')
