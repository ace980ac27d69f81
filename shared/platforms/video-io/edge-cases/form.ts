import { type RequestEdit, requestCases, requestEdit } from '../../../lab/request-edits.ts'
import { generationOf } from '../generation.ts'
import { from, notFound } from './sources.ts'

/** How the request is written, and what each generation of the endpoint takes. */
export const formCases = requestCases('form', [
  {
    id: 'other-generation',
    title: 'The scheme of the other generation',
    ...requestEdit('credentials', ({ headers }, { settings }) => ({
      headers: headers.map((header) =>
        header.name === 'Authorization'
          ? {
              ...header,
              value: generationOf(settings) === 'documented' ? 'Bearer {{secret}}' : 'App token={{secret}}',
            }
          : header,
      ),
    })),
    expected: 'unknown',
    reason: 'Code and document disagree, and whether one endpoint takes both is not documented.',
    source: notFound('api'),
    steps: 'The answer has sessionToken and expiresAt, or session_key: note which.',
  },
  {
    id: 'body-as-form',
    title: 'The body as a form',
    ...asForm(),
    expected: 'unknown',
    reason: 'The document sends a form, and the code of 2021 JSON.',
    source: notFound('api'),
  },
  {
    id: 'body-cut-short',
    title: 'A body that is cut short',
    ...requestEdit('body', ({ body }) => ({ body: body.slice(0, -1) })),
    expected: 'unknown',
    reason:
      'The body is no JSON; an error may come in a body with status 200, as the vendor’s code looks for one there.',
    source: notFound('code'),
    steps: 'See whether the status is 200 and the body has “error”.',
  },
  {
    id: 'body-empty',
    title: 'An empty body',
    ...requestEdit('body', () => ({ body: '' })),
    expected: 'refused',
    reason: 'An identifier is required, and here is none.',
    source: from('api'),
  },
  {
    id: 'method-get',
    title: 'GET instead of POST',
    ...requestEdit('method', () => ({ method: 'GET' })),
    expected: 'unknown',
    reason: 'Only POST is documented on this path.',
    source: notFound('api'),
  },
  {
    id: 'path-without-version',
    title: 'A path without its version',
    ...requestEdit('path', ({ path }) => ({ path: path.replace('/v1', '') })),
    expected: 'unknown',
    reason: 'Only the path with the version is documented.',
    source: notFound('api'),
  },
])

/** The identifier alone, as the document's form has it, with the content type that goes with it. */
function asForm(): RequestEdit {
  const { changes, apply } = requestEdit('body', ({ headers }, { claims }) => ({
    headers: headers.map((header) =>
      header.name === 'Content-Type' ? { ...header, value: 'application/x-www-form-urlencoded' } : header,
    ),
    body: new URLSearchParams({ identity: String(claims.identity ?? '') }).toString(),
  }))
  return { changes: [...changes, { in: 'request', part: 'headers' }], apply }
}
