import type { AnswerRule, Endpoint, RequestAnswer } from '../../../shared/lab/schemas.ts'
import { answerWords } from './answer-words.ts'
import { isTyped, parsed, readJsonPath, valueAt } from './json-path.ts'
import type { Observation } from './observation.ts'

/** What came back from an endpoint. */
export interface EndpointAnswer {
  readonly status: number
  readonly body: string
  /** The host to which a redirect leads; null for everything else. It is not followed. */
  readonly leadsTo: string | null
}

/** Says of the speed of a run, and nothing of a token (RFC 6585, 4). */
const tooManyRequests = 429

/**
 * What an answer of an endpoint comes to by its rules: accepted, a name screen, or refused. A fault of the server, and a
 * request that came too soon, is an error where no rule takes it.
 *
 * @param secrets what the detail must not repeat, such as the token that was sent
 */
export function observeAnswer(
  { accepted, nameScreen }: Pick<Endpoint, 'accepted' | 'nameScreen'>,
  answer: EndpointAnswer,
  secrets: readonly string[],
): Observation {
  const detail = detailOf(answer.status, redirectOr(answer, secrets))
  if (fits(accepted, answer)) {
    const asksName = nameScreen !== null && fits(nameScreen, answer)
    return { observed: asksName ? 'name-screen' : 'accepted', detail }
  }
  return { observed: isNoAnswer(answer.status) ? 'error' : 'refused', detail }
}

function redirectOr({ body, leadsTo }: EndpointAnswer, secrets: readonly string[]): string {
  return leadsTo === null ? answerWords(body, secrets) : `A redirect to ${leadsTo}, which is not followed.`
}

const isNoAnswer = (status: number) => status >= 500 || status === tooManyRequests

function fits(rule: AnswerRule, { status, body }: EndpointAnswer): boolean {
  switch (rule.by) {
    case 'status':
      return status >= rule.from && status <= rule.to
    case 'text':
      return body.includes(rule.text)
    case 'json': {
      const steps = readJsonPath(rule.path)
      return steps !== null && isTyped(valueAt(parsed(body), steps), rule.equals)
    }
  }
}

/**
 * What a platform's answer to a crafted request comes to: a token is an acceptance, and no token a refusal, but for a
 * fault of the platform and what is no answer at all.
 *
 * @param hasToken whether a token came back
 */
export function observeRequestAnswer(
  { status, body }: Pick<RequestAnswer, 'status' | 'body'>,
  hasToken: boolean,
): Observation {
  const isFine = status >= 200 && status < 300
  if (isFine && hasToken) return { observed: 'accepted', detail: `${status}: A token came back.` }
  const words = answerWords(body, [])
  if (isFine) return { observed: 'refused', detail: detailOf(status, `No token came back. ${words}`.trim()) }
  const isRefusal = status >= 400 && !isNoAnswer(status)
  return { observed: isRefusal ? 'refused' : 'error', detail: detailOf(status, words) }
}

const detailOf = (status: number, words: string) => (words === '' ? String(status) : `${status}: ${words}`)
