/**
 * DecodedView: what a token says, and what the platform was asked for where it made the token. A token that can't be
 * read here is said to be opaque.
 *
 *   <DecodedView session={session} timeZone={timeZone} />
 */
import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import { contentParts } from '../../shared/session-content.ts'
import { ClaimsView } from './ClaimsView.tsx'
import styles from './DecodedView.module.css'

export interface DecodedViewProps {
  readonly session: Session
  readonly timeZone: string
}

const isEmpty = (value: object) => Object.keys(value).length === 0

export function DecodedView({ session, timeZone }: DecodedViewProps) {
  const { platform, asked, claims, header } = session
  const parts = asked === null ? null : contentParts(platforms[platform], asked)
  return (
    <div className={styles.decoded}>
      {parts !== null && (
        <ClaimsView label="What the platform was asked for" value={parts.asked} timeZone={timeZone} />
      )}
      {parts !== null && parts.givenToSdk !== null && (
        <ClaimsView label="What your page gives to the SDK" value={parts.givenToSdk} timeZone={timeZone} />
      )}
      {isEmpty(claims) && isEmpty(header) ? (
        <p className={styles.opaque}>The token is opaque: only the platform can read what is in it.</p>
      ) : (
        <>
          <ClaimsView label="Claims" value={claims} timeZone={timeZone} />
          <ClaimsView label="Header" value={header} timeZone={timeZone} />
        </>
      )}
    </div>
  )
}
