import type { AnswerRule, Endpoint } from '../../../shared/lab/schemas.ts'

/** A rule as it is typed: what another kind would need stays while one goes through the kinds. */
export interface RuleForm {
  readonly by: AnswerRule['by']
  readonly from: string
  readonly to: string
  readonly text: string
  readonly path: string
  readonly equals: string
}

/** An endpoint as it is typed. */
export interface EndpointForm {
  readonly url: string
  readonly method: Endpoint['method']
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body: string
  readonly accepted: RuleForm
  readonly hasNameScreen: boolean
  readonly nameScreen: RuleForm
}

/** Where something is wrong in the form. */
export type EndpointFault = 'url' | 'headers' | 'accepted' | 'nameScreen'

export interface CheckedEndpoint {
  /** Null where something is wrong. */
  readonly endpoint: Endpoint | null
  /** What is wrong and what to do, by where. */
  readonly faults: Readonly<Partial<Record<EndpointFault, string>>>
}

const blankRule: RuleForm = { by: 'status', from: '200', to: '299', text: '', path: '', equals: '' }

/** The form of an endpoint; a blank one, which takes every 2xx for an acceptance, where there is none. */
export function endpointFormOf(endpoint: Endpoint | null): EndpointForm {
  if (endpoint === null)
    return {
      url: '',
      method: 'GET',
      headers: [],
      body: '',
      accepted: blankRule,
      hasNameScreen: false,
      nameScreen: { ...blankRule, by: 'text' },
    }
  const { url, method, headers, body, accepted, nameScreen } = endpoint
  return {
    url,
    method,
    headers,
    body,
    accepted: ruleFormOf(accepted),
    hasNameScreen: nameScreen !== null,
    nameScreen: nameScreen === null ? { ...blankRule, by: 'text' } : ruleFormOf(nameScreen),
  }
}

function ruleFormOf(rule: AnswerRule): RuleForm {
  if (rule.by === 'status') return { ...blankRule, by: 'status', from: `${rule.from}`, to: `${rule.to}` }
  return { ...blankRule, ...rule }
}

/** Reads the form. What an address may be is main's to say; here is only what can be told from the form alone. */
export function checkEndpoint(form: EndpointForm): CheckedEndpoint {
  const { url, method, body } = form
  const headers = form.headers
    .map(({ name, value }) => ({ name: name.trim(), value }))
    .filter(({ name, value }) => name !== '' || value !== '')
  const accepted = readRule(form.accepted)
  const nameScreen = form.hasNameScreen ? readRule(form.nameScreen) : null
  const isSent = method === 'GET' ? [url] : [url, body]
  const faults: Partial<Record<EndpointFault, string>> = {}
  if (url.trim() === '')
    faults.url = 'Type the address to send each case to, such as https://staging.example.com{link}'
  else if (![...isSent, ...headers.map(({ value }) => value)].some(hasPlaceholder))
    faults.url = 'Nothing of a case is in the request: put {link}, {room} or {token} where it belongs.'
  if (headers.some(({ name }) => name === '')) faults.headers = 'Give each header a name, or empty its value.'
  if (typeof accepted === 'string') faults.accepted = accepted
  if (typeof nameScreen === 'string') faults.nameScreen = nameScreen
  if (typeof accepted === 'string' || typeof nameScreen === 'string' || Object.keys(faults).length > 0)
    return { endpoint: null, faults }
  return { endpoint: { url: url.trim(), method, headers, body, accepted, nameScreen }, faults }
}

const hasPlaceholder = (text: string) => /\{(?:link|room|token)\}/.test(text)

/** The rule, or what is wrong with it. */
function readRule({ by, from, to, text, path, equals }: RuleForm): AnswerRule | string {
  switch (by) {
    case 'status': {
      const [first, last] = [statusOf(from), statusOf(to)]
      if (first === null || last === null) return 'Type status codes from 100 to 599.'
      if (first > last) return 'Type the lower status code first.'
      return { by, from: first, to: last }
    }
    case 'text':
      return text === '' ? 'Type the text that the body has to hold.' : { by, text }
    case 'json':
      if (path.trim() === '') return 'Type the path of the value, such as data.user.admitted'
      if (!isJson(equals)) return 'Type the value as JSON, such as true or "admitted"'
      return { by, path: path.trim(), equals }
  }
}

function statusOf(typed: string): number | null {
  const text = typed.trim()
  const status = /^\d{3}$/.test(text) ? Number(text) : 0
  return status >= 100 && status <= 599 ? status : null
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A rule in a few words, such as `status 200 to 299`. */
export function ruleText(rule: AnswerRule): string {
  switch (rule.by) {
    case 'status':
      return rule.from === rule.to ? `status ${rule.from}` : `status ${rule.from} to ${rule.to}`
    case 'text':
      return `the body has “${rule.text}”`
    case 'json':
      return `${rule.path} is ${rule.equals}`
  }
}
