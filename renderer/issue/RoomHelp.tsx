import { memo, type ReactNode } from 'react'
import type { RoomDetail } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { Spinner } from '../components/Spinner.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { lookUpRoom, useRoomLookup } from '../stores/platform-room.ts'
import { cancelAsking, useAsking } from '../stores/platform-store.ts'
import { agoText, askingText } from '../view/ask-words.ts'
import { timeTitle } from '../view/time-words.ts'
import styles from './RoomHelp.module.css'
import { roomFacts } from './room-words.ts'

export interface RoomHelpProps {
  readonly profileId: string
  readonly typed: string
  readonly room: RoomDetail | null
  readonly help: ReactNode
}

/** Under the room: what is known of it and since when, or how to get to know it. Only a press asks the platform. */
export const RoomHelp = memo(function RoomHelp({ profileId, typed, room, help }: RoomHelpProps) {
  const lookup = useRoomLookup(profileId, typed)
  const lookUp = () => void lookUpRoom(profileId, typed)
  if (lookup.kind === 'asking') return <RoomAsked profileId={profileId} />
  return (
    <>
      {lookup.kind === 'failed' && <span className={styles.failed}>{lookup.message} </span>}
      {room !== null && <RoomKnown room={room} />}
      {room === null && lookup.kind === 'none' && <>{help} </>}
      {typed.trim() !== '' && (
        <Button variant="link" label={lookUpWords(lookup.kind === 'failed', room !== null)} onPress={lookUp}>
          {lookup.kind === 'failed' ? 'Try again' : room === null ? 'Look up this room' : 'Refresh'}
        </Button>
      )}
    </>
  )
})

/** Begins with the words that are to be seen, for whoever says what to press (WCAG 2.5.3). */
function lookUpWords(isAgain: boolean, isKnown: boolean): string {
  if (isAgain) return 'Try again to look up this room'
  return isKnown ? 'Refresh what is known of this room' : 'Look up this room'
}

function RoomAsked({ profileId }: { readonly profileId: string }) {
  const asking = useAsking(profileId, 'room')
  const now = useNow()
  return (
    <span className={styles.asked}>
      <Spinner label="Asking for the room" />
      {askingText(asking?.progress ?? null, now)}
      <Button variant="link" onPress={() => cancelAsking(profileId)}>
        Cancel
      </Button>
    </span>
  )
}

function RoomKnown({ room }: { readonly room: RoomDetail }) {
  const now = useNow()
  const timeZone = localTimeZone()
  return (
    <span title={room.description}>
      <span className={styles.facts}>{roomFacts(room, now, timeZone).join(' · ')}</span>
      <span title={timeTitle(room.fetchedAt, timeZone)}> · asked {agoText(room.fetchedAt, now)}</span>{' '}
    </span>
  )
}
