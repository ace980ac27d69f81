import { useMemo } from 'react'
import type { PlatformField } from '../../shared/platforms/platform.ts'
import type { Profile, RoomDetail } from '../../shared/schemas.ts'
import { parseTime } from '../../shared/validity/parse-time.ts'
import { Combobox } from '../components/Combobox.tsx'
import { indexOptions } from '../components/combobox-options.ts'
import { TextField, type TextFieldProps } from '../components/TextField.tsx'
import { useListFoot } from '../issue/list-foot.tsx'
import { PickDate } from '../issue/PickDate.tsx'
import { RoleField } from '../issue/RoleField.tsx'
import { optionOfRoom } from '../issue/room-words.ts'
import { setConstant } from '../stores/batch-plan.ts'
import { usePlatformList } from '../stores/platform-list.ts'
import { roomsList } from '../stores/rooms-store.ts'
import { useMinute } from './use-minute.ts'

interface PlanConstantProps {
  readonly field: PlatformField
  readonly constant: string
  readonly timeZone: string
  readonly profile: Profile
  readonly room: RoomDetail | null
  /** Whether it is only for rows whose columns are empty. */
  readonly isElse: boolean
}

/** The value for all rows, or for those whose column is empty. */
export function PlanConstant({ field, constant, timeZone, profile, room, isElse }: PlanConstantProps) {
  const shared: TextFieldProps = {
    label: isElse ? `${field.label} where it is empty` : `${field.label} for all rows`,
    isLabelHidden: true,
    value: constant,
    placeholder: isElse ? 'if empty: nothing' : (field.placeholder ?? ''),
    onChange: (typed) => setConstant(field.name, typed),
  }
  switch (field.kind) {
    case 'room':
      return <RoomConstant {...shared} profileId={profile.id} />
    case 'role':
      return <RoleField {...shared} profileId={profile.id} room={room} />
    case 'time':
      return <TimeConstant {...shared} timeZone={timeZone} pickLabel={field.label} />
    default:
      return <TextField {...shared} />
  }
}

/** Free text beside the rooms of the account. */
function RoomConstant({ profileId, ...field }: TextFieldProps & { readonly profileId: string }) {
  const rooms = usePlatformList(roomsList, profileId)
  const index = useMemo(() => indexOptions(rooms.items.map(optionOfRoom)), [rooms.items])
  const foot = useListFoot(roomsList, rooms, profileId, 'room')
  return <Combobox {...field} index={index} listLabel="Rooms of this account" noun="room" foot={foot} />
}

interface TimeConstantProps extends TextFieldProps {
  readonly timeZone: string
  readonly pickLabel: string
}

/** A time as it is typed in the form: what it comes to stands in the rows. */
function TimeConstant({ timeZone, pickLabel, ...field }: TimeConstantProps) {
  const now = useMinute()
  const time = parseTime(field.value, { now, timeZone, countFrom: now })
  return (
    <TextField
      {...field}
      error={time.kind === 'unreadable' ? time.message : undefined}
      trailing={
        <PickDate
          label={pickLabel}
          at={time.kind === 'at' ? time.at : now}
          timeZone={timeZone}
          onPick={field.onChange}
        />
      }
    />
  )
}
