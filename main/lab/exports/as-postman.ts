import type { Outcome, RequestCraft, Sheet } from '../../../shared/lab/schemas.ts'
import type { SheetCase } from './sheet-case.ts'

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

/**
 * A Postman collection, version 2.1: a folder a group, and in it a request a case. Secrets, and the addresses of a
 * platform's API, are variables that are to be filled in. A case that no link leads to is left out, which is said.
 */
export function postmanOf(sheet: Sheet, cases: Iterable<SheetCase>): string {
  const all = Array.from(cases)
  const sendable = all.filter(({ link, request }) => link !== null || request !== null)
  const groups = Map.groupBy(sendable, ({ group }) => group)
  const collection = {
    info: {
      name: sheet.title,
      description: describe(sheet, all.length - sendable.length),
      schema,
    },
    item: Array.from(groups, ([name, of]) => ({ name, item: of.map(itemOf) })),
    variable: variablesOf(sendable).map((key) => ({ key, value: '', type: 'string' })),
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}

function describe({ platform, profileName, environment, room }: Sheet, leftOut: number): string {
  const what = `Edge cases for ${platform}, profile ${profileName} (${environment}), room ${room}. The tokens work until they expire.`
  if (leftOut === 0) return what
  const cases = leftOut === 1 ? '1 case is' : `${leftOut} cases are`
  return `${what} ${cases} left out, since no link leads to the room with the token.`
}

function itemOf({ number, title, caseId, expected, reason, source, link, request }: SheetCase) {
  const known = testsOf(title, expected, request === null ? 'link' : 'request')
  return {
    name: `${number}. ${title} (${caseId})`,
    request: {
      ...(request === null ? { method: 'GET', header: [], url: link } : requestOf(request)),
      description: `Expected: ${expected}. ${reason} (${source})`,
    },
    response: [],
    // Sent to the letter: an encoding or a cookie of Postman's own would be another case.
    protocolProfileBehavior: { disableUrlEncoding: true, followRedirects: false, disableCookies: true },
    ...(known === null ? {} : { event: [known] }),
  }
}

function requestOf({ origin, method, path, headers, body }: RequestCraft) {
  return {
    method,
    header: headers.map(({ name, value }) => ({ key: name, value })),
    url: `{{${originVariable(origin)}}}${path}`,
    ...(body === '' ? {} : { body: { mode: 'raw', raw: body } }),
  }
}

const originVariable = (origin: string) => `${origin}-origin`

/** Every `{{name}}` of the requests, and the origins that they go to. */
function variablesOf(cases: readonly SheetCase[]): readonly string[] {
  const names = cases.flatMap(({ request }) => {
    if (request === null) return []
    const texts = [request.path, request.body, ...request.headers.flatMap(({ name, value }) => [name, value])]
    return [
      originVariable(request.origin),
      ...texts.flatMap((text) => Array.from(text.matchAll(/\{\{([\w-]+)\}\}/g), ([, name = '']) => name)),
    ]
  })
  return [...new Set(names)]
}

/** A test of the status; null where nothing is expected. A page may also say in its words that it refuses. */
function testsOf(title: string, expected: Outcome, by: 'link' | 'request') {
  if (expected === 'unknown') return null
  const accepted = by === 'link' ? 'below(400)' : 'within(200, 299)'
  const wanted = expected === 'accepted' ? accepted : 'within(400, 499)'
  return {
    listen: 'test',
    script: {
      type: 'text/javascript',
      exec: [
        `pm.test(${JSON.stringify(`${title}: ${expected}`)}, () => {`,
        `  pm.expect(pm.response.code).to.be.${wanted}`,
        '})',
      ],
    },
  }
}
