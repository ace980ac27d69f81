import { liveRoutes } from './live.ts'
import { participantRoutes } from './participants.ts'
import { roleRoutes } from './roles.ts'
import { roomRoutes } from './rooms.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './sessions.ts'
import { tokenRoutes } from './token.ts'

/** All lines of the API; `rooms/live` stands before `rooms/:`, which would take it for a room. */
export const routes: readonly Route[] = [
  ...liveRoutes,
  ...roomRoutes,
  ...tokenRoutes,
  ...roleRoutes,
  ...sessionRoutes,
  ...participantRoutes,
]
