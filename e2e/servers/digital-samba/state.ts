/** The account that the server plays. */
export interface Team {
  /** A UUID. */
  readonly id: string
  /** The name before `.digitalsamba.com`. */
  readonly domain: string
  /** Signs tokens and opens the API; changes when it is regenerated. */
  developerKey: string
}

export interface Role {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly isDefault: boolean
  /** Epoch seconds, as all times here. */
  readonly createdAt: number
  /** Names of the permissions that it gives. */
  readonly permissions: readonly string[]
  /** Names of the roles that it may give to others. */
  readonly managesRoles: readonly string[]
}

export interface Breakout {
  readonly id: string
  readonly name: string
}

export interface Room {
  readonly id: string
  /** Unique, 3 to 32 characters. */
  readonly friendlyUrl: string
  readonly description: string
  readonly topic: string | null
  readonly privacy: 'public' | 'private'
  readonly externalId: string | null
  readonly maxParticipants: number
  readonly language: string
  readonly tags: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
  readonly defaultRole: Role
  readonly roles: readonly Role[]
  readonly breakoutRoomsEnabled: boolean
  readonly breakouts: readonly Breakout[]
  readonly isLocked: boolean
  readonly e2eeEnabled: boolean
  readonly joinScreenEnabled: boolean
  readonly expiresAt: number | null
}

/** What the API calls a session: people in a room, from the first who comes to the last who goes. */
export interface Meeting {
  readonly id: string
  readonly room: Room
  readonly startedAt: number
  endedAt: number | null
  /** The most people who were there at one time. */
  most: number
}

export interface Participant {
  readonly id: string
  readonly meeting: Meeting
  /** The token's `ud`. */
  readonly externalId: string | null
  readonly name: string
  readonly role: Role
  readonly joinedAt: number
  leftAt: number | null
}

/** Everything that the server knows; lists are oldest first. */
export interface State {
  readonly team: Team
  readonly roles: readonly Role[]
  rooms: readonly Room[]
  readonly meetings: Meeting[]
  readonly participants: Participant[]
}

/**
 * The rooms that are there at `now`. A room is deleted within three minutes of its `expires_at` (vendor OpenAPI, create
 * room); here at once.
 */
export function roomsAt(state: State, now: number): readonly Room[] {
  return state.rooms.filter((room) => isThere(room, now))
}

/** The room with this id or friendly URL, if it is there at `now`. */
export function findRoom(state: State, name: string, now: number): Room | undefined {
  return state.rooms.find((room) => isThere(room, now) && (room.id === name || room.friendlyUrl === name))
}

/** Whether the room is not deleted at `now`. */
export function isThere(room: Room, now: number): boolean {
  return room.expiresAt === null || now < room.expiresAt
}

/** The role with this id or name among `roles`. */
export function findRole(roles: readonly Role[], name: string): Role | undefined {
  return roles.find((role) => role.id === name || role.name === name)
}
