import type { PlatformSwitch } from '../../shared/platforms/platform.ts'
import type { RoomDetail } from '../../shared/schemas.ts'

export interface SwitchState {
  readonly isOn: boolean
  /** Who says so; nobody where the room was never asked for. */
  readonly from: 'person' | 'room' | 'nobody'
}

/** What a switch of the draft comes to: the person's word, else the platform's of the room, else off. */
export function switchState(
  { ofRoom }: Pick<PlatformSwitch, 'ofRoom'>,
  value: string,
  room: RoomDetail | null,
): SwitchState {
  if (value === 'on' || value === 'off') return { isOn: value === 'on', from: 'person' }
  return room === null ? { isOn: false, from: 'nobody' } : { isOn: ofRoom(room), from: 'room' }
}
