import type { RequestCraft } from '../../../shared/lab/schemas.ts'

type Headers = RequestCraft['headers']

export function withHeader(headers: Headers, at: number, part: Partial<Headers[number]>): Headers {
  return headers.map((header, index) => (index === at ? { ...header, ...part } : header))
}

export function withoutHeader(headers: Headers, at: number): Headers {
  return headers.filter((_, index) => index !== at)
}

/** Whether the body is meant to be JSON: by its content type, and where there is none by its first character. */
export function isJson({ headers, body }: Pick<RequestCraft, 'headers' | 'body'>): boolean {
  const type = headers.find(({ name }) => name.trim().toLowerCase() === 'content-type')?.value
  return type === undefined ? /^\s*[[{]/.test(body) : /\bjson\b/i.test(type)
}

/** A body of JSON laid out to be read; null for anything else. */
export function laidOut(body: string): string | null {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return null
  }
}
