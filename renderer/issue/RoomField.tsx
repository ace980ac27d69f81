import { useMemo } from 'react'
import type { RoomDetail } from '../../shared/schemas.ts'
import { Combobox } from '../components/Combobox.tsx'
import { indexOptions } from '../components/combobox-options.ts'
import type { TextFieldProps } from '../components/TextField.tsx'
import { usePlatformList } from '../stores/platform-list.ts'
import { roomPicked } from '../stores/platform-room.ts'
import { roomsList } from '../stores/rooms-store.ts'
import { useListFoot } from './list-foot.tsx'
import { RoomHelp } from './RoomHelp.tsx'
import { optionOfRoom } from './room-words.ts'

export interface RoomFieldProps extends TextFieldProps {
  readonly profileId: string
  /** The room in the field, where it is known. */
  readonly room: RoomDetail | null
}

/** The room, as free text with the account's rooms beside it, and what is known of it below. */
export function RoomField({ profileId, room, ...field }: RoomFieldProps) {
  const rooms = usePlatformList(roomsList, profileId)
  const index = useMemo(() => indexOptions(rooms.items.map(optionOfRoom)), [rooms.items])
  const foot = useListFoot(roomsList, rooms, profileId, 'room')
  return (
    <Combobox
      {...field}
      index={index}
      listLabel="Rooms of this account"
      noun="room"
      foot={foot}
      onPick={(picked) => void roomPicked(profileId, picked, Math.floor(Date.now() / 1000))}
      help={<RoomHelp profileId={profileId} typed={field.value} room={room} help={field.help} />}
    />
  )
}
