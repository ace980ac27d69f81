import { EllipsisVertical, RefreshCw, Square } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { SessionRow } from '../../shared/schemas.ts'
import { Tooltip } from '../components/Tooltip.tsx'
import { showInHistory } from '../history/history-view.ts'
import { renewSession, stopSession } from '../issue/session-actions.ts'
import { useNow } from '../stores/clock.ts'
import { useCurrent } from '../stores/current-store.ts'
import styles from './CurrentSession.module.css'
import { currentName, currentWords } from './current-words.ts'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The session that was issued last for a profile, with what remains of it; nothing where none is current. */
export function CurrentSession({ profileId }: { readonly profileId: string }) {
  const session = useCurrent(profileId)
  if (session === null) return null
  return (
    <section className={styles.current} aria-label="Current session">
      <Tooltip text="The current session: show it in the history" placement="bottom">
        <Button className={styles.show ?? ''} onPress={() => showInHistory(session.id)}>
          <bdi className={styles.name}>{currentName(session)}</bdi>
          <Remaining session={session} />
        </Button>
      </Tooltip>
      <MenuTrigger>
        <Button className={styles.more ?? ''} aria-label="Current session: renew or stop">
          <EllipsisVertical {...icon} />
        </Button>
        <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
          <Menu className={styles.menu ?? ''} aria-label="Current session">
            <MenuItem
              className={styles.item ?? ''}
              id="renew"
              textValue="Renew"
              onAction={() => void renewSession(session)}
            >
              <RefreshCw {...icon} />
              Renew
            </MenuItem>
            <MenuItem
              className={styles.item ?? ''}
              id="stop"
              textValue="Stop"
              onAction={() => void stopSession(session)}
            >
              <Square {...icon} />
              Stop…
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </section>
  )
}

/** Draws again each second; the rest of the bar does not. */
function Remaining({ session }: { readonly session: SessionRow }) {
  return <span className={styles.remaining}>{currentWords(session, useNow())}</span>
}
