import { useMemo } from 'react'
import type { RoomDetail } from '../../shared/schemas.ts'
import { Combobox, type ComboboxFoot } from '../components/Combobox.tsx'
import { indexOptions } from '../components/combobox-options.ts'
import type { TextFieldProps } from '../components/TextField.tsx'
import { useNow } from '../stores/clock.ts'
import { usePlatformList } from '../stores/platform-list.ts'
import { rolesList } from '../stores/platform-roles.ts'
import { lookUpRoom } from '../stores/platform-room.ts'
import { useAsking } from '../stores/platform-store.ts'
import { agoText, askingText } from '../view/ask-words.ts'
import { countOf } from '../view/count-of.ts'
import { useAskAndCancel, useListFoot } from './list-foot.tsx'
import { optionOfRole } from './room-words.ts'

export interface RoleFieldProps extends TextFieldProps {
  readonly profileId: string
  readonly room: RoomDetail | null
}

/** The role, as free text beside the roles of the room where they are known, else those of the account. */
export function RoleField({ profileId, room, ...field }: RoleFieldProps) {
  const account = usePlatformList(rolesList, profileId)
  const ofAccount = useListFoot(rolesList, account, profileId, 'role')
  const ofRoom = useRoomRolesFoot(profileId, room)
  const isOfRoom = room !== null && room.roles.length > 0
  const roles = isOfRoom ? room.roles : account.items
  const defaultRole = room?.defaultRole ?? null
  const index = useMemo(
    () => indexOptions(roles.map((role) => optionOfRole(role, defaultRole))),
    [roles, defaultRole],
  )
  return (
    <Combobox
      {...field}
      index={index}
      listLabel={isOfRoom ? 'Roles of this room' : 'Roles of this account'}
      noun="role"
      foot={isOfRoom ? ofRoom : ofAccount}
    />
  )
}

function useRoomRolesFoot(profileId: string, room: RoomDetail | null): ComboboxFoot {
  const asking = useAsking(profileId, 'room')
  const { ask, cancel } = useAskAndCancel(
    profileId,
    () => room !== null && void lookUpRoom(profileId, room.friendlyUrl ?? room.id),
  )
  return {
    words: <RoomRolesState profileId={profileId} room={room} />,
    isFailure: false,
    action: asking === null ? { label: 'Refresh', onPress: ask } : { label: 'Cancel', onPress: cancel },
  }
}

/** A component of its own, because it changes each second. */
function RoomRolesState({ profileId, room }: Pick<RoleFieldProps, 'profileId' | 'room'>) {
  const asking = useAsking(profileId, 'room')
  const now = useNow()
  if (asking !== null) return askingText(asking.progress, now)
  if (room === null) return null
  return `${countOf(room.roles.length, 'role')} of this room · asked ${agoText(room.fetchedAt, now)}`
}
