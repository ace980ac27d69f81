/** One line of an API. */
export interface Line {
  readonly method: 'GET' | 'POST'
  /** Such as `/api/v1/rooms/:/token`; a colon stands for one name. */
  readonly path: string
}

/** A line of an API and the names in the path. */
export interface Match<Route extends Line> {
  readonly route: Route
  /** Decoded, in the order of the path. */
  readonly names: readonly string[]
}

/** The route of a method and a path, the first of several; else the methods that the path knows, none for no such path. */
export function findRoute<Route extends Line>(
  routes: readonly Route[],
  method: string,
  path: string,
): Match<Route> | { readonly allowed: readonly string[] } {
  const matches = routes.flatMap((route) => {
    const names = namesIn(route.path, path)
    return names === null ? [] : [{ route, names }]
  })
  const match = matches.find(({ route }) => route.method === method)
  return match ?? { allowed: [...new Set(matches.map(({ route }) => route.method))] }
}

function namesIn(pattern: string, path: string): string[] | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const names: string[] = []
  for (const [index, part] of given.entries()) {
    if (wanted[index] !== ':') {
      if (wanted[index] !== part) return null
      continue
    }
    const name = decodedPart(part)
    if (name === null || name === '') return null
    names.push(name)
  }
  return names
}

/** One part of a path, decoded; null when its percent signs are wrong. */
export function decodedPart(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
