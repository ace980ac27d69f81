import { useId } from 'react'
import type { PlatformSwitch } from '../../shared/platforms/platform.ts'
import type { RoomDetail } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { setValue } from '../stores/draft-store.ts'
import styles from './RoomSwitch.module.css'
import { switchState } from './switch-state.ts'

export interface RoomSwitchProps {
  readonly what: PlatformSwitch
  /** `on`, `off`, or empty for what is known of the room. */
  readonly value: string
  readonly room: RoomDetail | null
}

/** Something of the room that the person may know better than the platform's last answer. */
export function RoomSwitch({ what, value, room }: RoomSwitchProps) {
  const noteId = useId()
  const { isOn, from } = switchState(what, value, room)
  return (
    <div className={styles.row}>
      <label className={styles.label} title={what.help}>
        <input
          type="checkbox"
          name={what.name}
          checked={isOn}
          aria-describedby={noteId}
          onChange={(event) => setValue(what.name, event.target.checked ? 'on' : 'off')}
        />
        {what.label}
      </label>
      <span id={noteId} className={styles.note}>
        {from === 'room' && 'as the platform says'}
        {from === 'nobody' && 'nothing known of the room'}
        {from === 'person' && 'set here'}
      </span>
      {from === 'person' && (
        <Button
          variant="link"
          label={`${what.label}: go by the room again`}
          onPress={() => setValue(what.name, '')}
        >
          Go by the room
        </Button>
      )}
    </div>
  )
}
