import type { RequestCraft } from './schemas.ts'

const placeholder = /\{\{([a-z][a-z-]*)\}\}/g

/** What stands for each placeholder, by its name. */
export type Fillings = ReadonlyMap<string, string>

/** The names in braces of a request, each once, whether the platform knows them or not. */
export function namesIn({ path, headers, body }: RequestCraft): string[] {
  const texts = [path, ...headers.map(({ value }) => value), body]
  return [...new Set(texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, name = '']) => name)))]
}

/**
 * The request with everything filled in: in its path as a part of a path is written, elsewhere as it is. A name that
 * stands for nothing stays as it was typed.
 */
export function filled(request: RequestCraft, fillings: Fillings): RequestCraft {
  const fill = (text: string, write = (value: string) => value) =>
    text.replace(placeholder, (typed, name: string) => {
      const value = fillings.get(name)
      return value === undefined ? typed : write(value)
    })
  return {
    ...request,
    path: fill(request.path, encodeURIComponent),
    headers: request.headers.map(({ name, value }) => ({ name, value: fill(value) })),
    body: fill(request.body),
  }
}
