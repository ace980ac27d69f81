import { Copy } from 'lucide-react'
import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { TokenText } from '../components/TokenText.tsx'
import { copyFromSession } from '../issue/session-actions.ts'
import { useNow } from '../stores/clock.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { hasJoinLinks } from '../view/has-join-links.ts'
import { noLinkWords } from '../view/no-link-words.ts'
import { localText, timeTitle } from '../view/time-words.ts'
import { Fact } from './Fact.tsx'
import { originWords } from './filter-options.ts'
import { PersonFacts } from './PersonFacts.tsx'
import { rangeText } from './range-text.ts'
import styles from './SessionFacts.module.css'

interface SessionFactsProps {
  readonly session: Session
  readonly timeZone: string
}

/** What is known of a session beside its tile and its times. */
export function SessionFacts({ session, timeZone }: SessionFactsProps) {
  const { id, externalId, keyFingerprint, issuedAt, stoppedAt, link, token, origin } = session
  const platform = platforms[session.platform]
  const canHaveLink = hasJoinLinks(platform)
  const idLabel = platform.fields.find(({ name }) => name === platform.identity.externalId)?.label
  const keys = useProfiles().flatMap((profile) => (profile.id === session.profileId ? profile.keys : []))
  const key = keys.find(({ fingerprint }) => fingerprint === keyFingerprint)
  return (
    <dl className={styles.facts}>
      <PersonFacts session={session} />
      <Fact label={idLabel ?? 'External id'}>
        {externalId === null ? (
          <span className={styles.none}>none</span>
        ) : (
          <MiddleText text={externalId} mono expandable />
        )}
      </Fact>
      <Fact label="Profile">
        {session.profileName === '' ? (
          <span className={styles.none}>none</span>
        ) : (
          <>
            <EnvironmentDot environment={session.environment} />
            <bdi className={styles.text} title={session.profileName}>
              {session.profileName}
            </bdi>
          </>
        )}
      </Fact>
      {keyFingerprint !== '' && (
        <Fact label={origin === 'fetched' ? 'Asked with' : 'Signed with'}>
          <bdi className={styles.text} title={key?.label}>
            {key?.label ?? <span className={styles.none}>a removed key</span>}
          </bdi>
          <code>{keyFingerprint}</code>
        </Fact>
      )}
      <Fact label="Issued">
        <At at={issuedAt} timeZone={timeZone} />
      </Fact>
      <Fact label="Valid">
        <ValidNow session={session} timeZone={timeZone} />
      </Fact>
      {stoppedAt !== null && (
        <Fact label="Stopped">
          <At at={stoppedAt} timeZone={timeZone} />
        </Fact>
      )}
      {origin !== 'signed' && <Fact label="Origin">{originWords[origin]}</Fact>}
      {token === null ? (
        <Fact label="Token">
          <span className={styles.none}>
            The token’s text is no longer kept (Settings); its claims are.
            {canHaveLink && ' So there is no link to copy or open.'}
          </span>
        </Fact>
      ) : (
        <>
          {canHaveLink && (
            <Fact label="Join link">
              {link === null ? (
                <span className={styles.none}>{noLinkWords}</span>
              ) : (
                <MiddleText text={link.replace(/^https:\/\//, '')} label="Join link" mono expandable />
              )}
            </Fact>
          )}
          <Fact label="Token">
            <TokenText token={token} />
            <span className={styles.copy}>
              <IconButton label="Copy token" size="small" onPress={() => void copyFromSession(id, 'token')}>
                <Copy size={14} strokeWidth={1.75} />
              </IconButton>
            </span>
          </Fact>
        </>
      )}
    </dl>
  )
}

/** The whole of it, where the timeline above has room for half. */
function ValidNow({ session, timeZone }: SessionFactsProps) {
  return <span>{rangeText(session, useNow(), timeZone)}</span>
}

function At({ at, timeZone }: { readonly at: number; readonly timeZone: string }) {
  return <span title={timeTitle(at, timeZone)}>{localText(at, timeZone, useNow())}</span>
}
