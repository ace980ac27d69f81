import { excerpt } from '../text/excerpt.ts'
import { z } from '../zod.ts'
import { type OwnCase, ownCaseSchema } from './schemas.ts'

/** The version of the format that this program writes, and the newest that it reads. */
export const caseFileVersion = 1

/** The most characters that are read: many times what a thousand cases come to. */
export const longestCaseFile = 20_000_000

/**
 * A file of own cases: JSON, UTF-8.
 *
 * ```json
 * {
 *   "roompass": "edge-cases",
 *   "version": 1,
 *   "cases": [
 *     {
 *       "id": "4f1d9c77-8a55-4d2b-9c0e-0b6a1f3e2d10",
 *       "title": "Name of spaces only",
 *       "platform": "digital-samba",
 *       "expected": "refused",
 *       "note": "",
 *       "draft": {
 *         "craft": {
 *           "header": "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
 *           "payload": "{\"td\":\"…\",\"rd\":\"demo-room\",\"u\":\"  \",\"exp\":1700003600}",
 *           "layout": "as-typed",
 *           "characters": "utf-8",
 *           "forms": { "header": "base64url", "payload": "base64url", "signature": "base64url" },
 *           "algorithm": "HS256",
 *           "signature": "whole",
 *           "before": "",
 *           "after": ""
 *         },
 *         "times": { "exp": "1h" },
 *         "variant": "right",
 *         "delivery": { "room": "demo-room", "transport": "link" },
 *         "request": null
 *       }
 *     }
 *   ]
 * }
 * ```
 *
 * - `roompass`: always `edge-cases`. `version`: 1. A program reads no file of a later version.
 * - `id`: 1 to 64 letters, digits and hyphens. On importing, a case takes the place of the one with its id.
 * - `expected`: `accepted`, `refused` or `unknown`.
 * - `draft.craft`: the texts as typed, and how they are written; the values are those of `craft.ts`.
 * - `draft.times`: claims that are written anew each time a token is made, as typed: `now`, `2h`, `-1h`, a date.
 * - `draft.variant`: the mistake that is made with the key. No key is ever in the file.
 * - `draft.delivery`: the room of the address, empty for that of the set, and how the token stands in it.
 * - `draft.request`: the request, for platforms that make their tokens themselves; else null.
 *
 * Every member has to be there, and no other one may be.
 */
export function writeCaseFile(cases: readonly OwnCase[]): string {
  return `${JSON.stringify({ roompass: 'edge-cases', version: caseFileVersion, cases }, null, 2)}\n`
}

/** What a file comes to: its cases, or what is wrong with it, in one sentence. Nothing of a wrong file is read. */
export type ReadCaseFile =
  | { readonly cases: readonly OwnCase[]; readonly fault: null }
  | { readonly cases: null; readonly fault: string }

/** Reads a file as `writeCaseFile` writes it. Never throws. */
export function readCaseFile(text: string): ReadCaseFile {
  if (text.length > longestCaseFile)
    return wrong('The file is too long for one of edge cases: choose another one.')
  const content = parsed(text)
  if (content === notJson) return wrong('The file is not JSON: choose one that Roompass exported.')
  const head = headSchema.safeParse(content)
  if (!head.success)
    return wrong('The file is not one of edge cases of Roompass: choose one that it exported.')
  const { version, cases } = head.data
  if (!Number.isInteger(version) || version < 1) {
    return wrong('The file does not say which version of the format it is: export it again.')
  }
  if (version > caseFileVersion) {
    return wrong(
      `The file is of version ${version} of the format, and this Roompass reads version ${caseFileVersion}: update Roompass.`,
    )
  }
  const unknown = Object.keys(head.data).find((name) => !['roompass', 'version', 'cases'].includes(name))
  if (unknown !== undefined)
    return wrong(`The file holds ${quoted(unknown)}, which nothing is known of: remove it.`)
  if (!Array.isArray(cases)) return wrong('The file has no list of cases: export it again.')
  return readCases(cases)
}

const headSchema = z.looseObject({
  roompass: z.literal('edge-cases'),
  version: z.number().catch(0),
  cases: z.unknown().optional(),
})

const notJson = Symbol('not JSON')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return notJson
  }
}

function readCases(listed: readonly unknown[]): ReadCaseFile {
  const cases: OwnCase[] = []
  const numbers = new Map<string, number>()
  for (const [at, one] of listed.entries()) {
    const number = at + 1
    const read = ownCaseSchema.safeParse(one)
    if (!read.success) return wrong(faultOf(number, one, read.error))
    const same = numbers.get(read.data.id)
    if (same !== undefined)
      return wrong(`Cases ${same} and ${number} of the file have the same id: give one another.`)
    numbers.set(read.data.id, number)
    cases.push(read.data)
  }
  return { cases, fault: null }
}

/** Names the case and the first field that does not fit. */
function faultOf(number: number, one: unknown, error: z.ZodError): string {
  const title: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, 'title') : null
  const which = `Case ${number} of the file${typeof title === 'string' && title !== '' ? `, ${quoted(title)},` : ''}`
  const issue = error.issues[0]
  const path = issue?.path.map(String).join('.') ?? ''
  if (path === '' && issue?.code !== 'unrecognized_keys') return `${which} is no case: export the file again.`
  if (issue?.code === 'unrecognized_keys') {
    const inside = path === '' ? '' : ` in ${quoted(path)}`
    return `${which} holds ${quoted(issue.keys[0] ?? '')}${inside}, which nothing is known of: remove it.`
  }
  if (issue?.code === 'too_big') return `${which} has a ${quoted(path)} that is too long: shorten it.`
  return `${which} has a ${quoted(path)} that is missing or can not be what it is: correct it.`
}

const quoted = (text: string) => `“${excerpt(text)}”`

const wrong = (fault: string): ReadCaseFile => ({ cases: null, fault })
