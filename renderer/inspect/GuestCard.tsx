import { useMemo } from 'react'
import { platformIds, platforms } from '../../shared/platforms/index.ts'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { FindingList } from '../components/FindingList.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { Select } from '../components/Select.tsx'
import { Tile } from '../components/Tile.tsx'
import { localTimeZone } from '../stores/clock.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { cutText } from './cut-text.ts'
import styles from './GuestCard.module.css'
import type { PlatformChoice } from './guess-platform.ts'
import { choosePlatform, type Looked, type Which } from './inspect-store.ts'
import { issuedAt, type PlatformView, platformView } from './platform-view.ts'
import type { Reading } from './read-token.ts'

interface GuestCardProps {
  readonly which: Which
  readonly reading: Reading
  readonly choice: Looked['platform']
  /** Epoch seconds. */
  readonly pastedAt: number
}

/** For whom the token is, as the platform that it looks like or the chosen one reads it, and what that would say of it. */
export function GuestCard({ which, reading, choice, pastedAt }: GuestCardProps) {
  const profiles = useProfiles()
  const timeZone = localTimeZone()
  const id = choice === 'auto' ? reading.guess : choice === 'none' ? null : choice
  const view = useMemo(
    () =>
      id === null
        ? null
        : platformView(id, reading.claims, { profiles, now: issuedAt(reading.times, pastedAt), timeZone }),
    [id, reading, profiles, pastedAt, timeZone],
  )
  const guessed = reading.guess === null ? 'no platform' : platforms[reading.guess].name
  const options: { value: PlatformChoice; label: string; note?: string }[] = [
    { value: 'auto', label: `Looks like ${guessed}` },
    ...platformIds.map((value) => ({ value, label: platforms[value].name })),
    { value: 'none', label: 'No platform' },
  ]
  return (
    <section className={styles.card} aria-label="Guest">
      <div className={styles.choice}>
        <h2 className={styles.title}>Platform</h2>
        <Select
          label="Platform of the token"
          options={options}
          value={choice}
          onChange={(value) => choosePlatform(which, value)}
          quiet={{ isSet: choice !== 'auto' }}
        />
      </div>
      {view !== null && <Guest view={view} />}
      {view === null && (
        <p className={styles.quiet}>Without a platform there is no tile, and there are no remarks.</p>
      )}
    </section>
  )
}

function Guest({ view }: { readonly view: PlatformView }) {
  const { tile, profile, findings, withoutFindings, room, role, externalId } = view
  const name = view.name === null ? null : cutText(view.name, 200).text
  const where = [room, role].filter((part) => part !== null && part !== '')
  return (
    <>
      <div className={styles.guest}>
        {tile !== null && (
          <Tile tile={{ ...tile, name, initials: cutText(tile.initials, 12).text }} size="small" />
        )}
        <div className={styles.who}>
          <p className={styles.name}>
            {name === null ? (
              <em className={styles.quiet}>{namelessWords(view)}</em>
            ) : (
              <MiddleText text={name} />
            )}
          </p>
          {where.length > 0 && (
            <p className={styles.where}>{where.map((part) => cutText(part ?? '', 120).text).join(' · ')}</p>
          )}
          {externalId !== null && <p className={styles.where}>{cutText(externalId, 120).text}</p>}
          {profile !== null && (
            <p className={styles.where}>
              <EnvironmentDot environment={profile.environment} /> {profile.name}
            </p>
          )}
        </div>
      </div>
      {withoutFindings !== null && <p className={styles.quiet}>{withoutFindings}</p>}
      <FindingList findings={findings} />
      {findings.length === 0 && withoutFindings === null && (
        <p className={styles.quiet}>{view.platform.name}: no remarks on what it says.</p>
      )}
    </>
  )
}

function namelessWords({ platform }: PlatformView): string {
  return platform.identity.name === 'u' ? 'the guest will be asked for a name' : 'no name in the token'
}
