import { useState } from 'react'
import type { Status } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { notify } from '../stores/notice-store.ts'
import { setStatus, useStatus } from '../stores/status-store.ts'
import { countOf } from '../view/count-of.ts'
import styles from './StatusBanners.module.css'

type StatusVerb = 'keychain.retry' | 'keychain.save' | 'history.setAside'

/** What the keychain and the history want a person to know and do. Nothing where all is well. */
export function StatusBanners() {
  const status = useStatus()
  if (status === null) return null
  const { keychain, history } = status
  const isKeychainOut = keychain.state !== 'ok' && keychain.state !== 'starting'
  // A locked one has the whole window to say so.
  const isQuiet = history.state === 'starting' || history.state === 'locked'
  const hasHistoryNews = !isQuiet && (history.state !== 'open' || history.message !== '')
  // A key is saved together with its line in the history.
  const canSave = keychain.state === 'ok' && history.state === 'open' && keychain.keysInMemory > 0
  if (!isKeychainOut && !hasHistoryNews && !canSave) return null
  return (
    <section className={styles.banners} aria-label="Keychain and history">
      {isKeychainOut && (
        <Banner tone="warning" actions={<Ask verb="keychain.retry">Retry</Ask>}>
          {keychain.message} {memoryWords(keychain.keysInMemory)}
        </Banner>
      )}
      {canSave && (
        <Banner tone="info" actions={<Ask verb="keychain.save">Save keys to the keychain</Ask>}>
          The keychain is back. {countOf(keychain.keysInMemory, 'key')} of this run can be saved to it.
        </Banner>
      )}
      {hasHistoryNews && (
        <HistoryBanner
          history={history}
          canRetry={!isKeychainOut}
          keysInMemory={isKeychainOut ? 0 : keychain.keysInMemory}
        />
      )}
    </section>
  )
}

function memoryWords(keysInMemory: number): string {
  if (keysInMemory === 0) return 'Until then, keys that you add work for this run, from memory.'
  const are = keysInMemory === 1 ? 'is' : 'are'
  return `${countOf(keysInMemory, 'key')} ${are} in memory only, gone when Roompass ends.`
}

interface HistoryBannerProps {
  readonly history: Status['history']
  readonly canRetry: boolean
  /** Those that no other banner tells of. */
  readonly keysInMemory: number
}

function HistoryBanner(props: HistoryBannerProps) {
  const { state, message, sessionsInMemory } = props.history
  const isUnreadable = state === 'key-lost' || state === 'wrong-key' || state === 'damaged'
  const actions = (
    <>
      {props.canRetry && <Ask verb="keychain.retry">Retry</Ask>}
      {isUnreadable && <Ask verb="history.setAside">Set aside and begin new…</Ask>}
    </>
  )
  return (
    <Banner
      tone={isUnreadable ? 'error' : 'warning'}
      actions={props.canRetry || isUnreadable ? actions : undefined}
    >
      {message}
      {sessionsInMemory > 0 &&
        ` ${countOf(sessionsInMemory, 'session')} of this run ${sessionsInMemory === 1 ? 'is' : 'are'} in memory only.`}
      {props.keysInMemory > 0 && ` ${memoryWords(props.keysInMemory)}`}
    </Banner>
  )
}

function Ask({ verb, children }: { readonly verb: StatusVerb; readonly children: string }) {
  const [isPending, setPending] = useState(false)
  const ask = async () => {
    setPending(true)
    const result = await call(verb, {})
    setPending(false)
    if (result.ok) {
      setStatus(result.value)
      if (verb === 'history.setAside' && result.value.history.setAside !== null)
        notify('ok', `The earlier history was kept as ${result.value.history.setAside}.`)
    } else if (result.code !== 'cancelled') notify('error', result.message)
  }
  return (
    <Button size="small" isPending={isPending} onPress={() => void ask()}>
      {children}
    </Button>
  )
}
