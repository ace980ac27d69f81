import { liveRoutes } from './live.ts'
import { participantRoutes } from './participants.ts'
import { roleRoutes } from './roles.ts'
import { roomRoutes } from './rooms.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './sessions.ts'
import { tokenRoutes } from './token.ts'

// `rooms/live` stands before `rooms/:`, which would take it for a room.
const routes: readonly Route[] = [
  ...liveRoutes,
  ...roomRoutes,
  ...tokenRoutes,
  ...roleRoutes,
  ...sessionRoutes,
  ...participantRoutes,
]

/** A route and the names in the path. */
interface Match {
  readonly route: Route
  readonly names: readonly string[]
}

/** The route of a method and a path; else the methods that the path knows, none when there is no such path. */
export function findRoute(method: string, path: string): Match | { readonly allowed: readonly string[] } {
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
