import type { Draft, Known, RoomDetail } from '../../schemas.ts'
import type { PlatformSwitch } from '../platform.ts'

/** Whether the room is end-to-end encrypted decides what a token should say, and no token says it. */
export const switches = [
  {
    name: 'e2ee',
    option: 'e2ee',
    label: 'The room is end-to-end encrypted',
    help: 'The platform should then not learn the name, and there are no breakout rooms.',
    group: 'where',
    ofRoom: (room) => room.isE2ee,
  },
] as const satisfies readonly PlatformSwitch[]

export type SwitchName = (typeof switches)[number]['name']

/** The draft's room, where what is known is of this room and not of one that was typed before. */
export function roomOf(draft: Draft, { room }: Known): RoomDetail | null {
  const typed = draft.values.rd ?? ''
  return room !== null && (room.id === typed || room.friendlyUrl === typed) ? room : null
}

/** Whether the room is end-to-end encrypted, as the person says; else as the platform does; else it is not. */
export function isEncrypted(draft: Draft, known: Known): boolean {
  const said = draft.values.e2ee
  if (said === 'on' || said === 'off') return said === 'on'
  return roomOf(draft, known)?.isE2ee ?? false
}
