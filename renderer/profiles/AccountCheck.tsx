import { PlugZap } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { currentKeyOf } from '../../shared/current-key.ts'
import type { Profile, ProfileCheck } from '../../shared/schemas.ts'
import { clockAdvice, clockWords, earlyFor, isClockOff } from '../../shared/validity/clock-difference.ts'
import { formatSpan } from '../../shared/validity/human.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { notify } from '../stores/notice-store.ts'
import { platformOf } from '../stores/platform-of.ts'
import { cancelAsking, useAsking } from '../stores/platform-store.ts'
import { agoText, askingText } from '../view/ask-words.ts'
import { timeTitle } from '../view/time-words.ts'
import styles from './AccountCheck.module.css'
import { checkProfile, startTokensEarly, useCheck } from './check-store.ts'
import { checkWords } from './check-words.ts'

interface AccountCheckProps {
  /** As it is saved: that is what is checked. */
  readonly profile: Profile
  readonly isUnsaved: boolean
}

/** One button that says whether the platform accepts the account, and how its clock stands to this computer's. */
export function AccountCheck({ profile, isUnsaved }: AccountCheckProps) {
  const asking = useAsking(profile.id, 'check')
  const checked = useCheck(profile)
  const obstacle = obstacleFor(profile, isUnsaved)
  const section = useRef<HTMLElement>(null)

  const isAwaited = useRef(false)

  useEffect(() => {
    if (!isAwaited.current || asking !== null || checked === null) return
    isAwaited.current = false
    // What came may be below the edge of the window.
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [asking, checked])

  function check() {
    isAwaited.current = true
    void checkProfile(profile)
  }

  return (
    <section ref={section} className={styles.section} aria-label="Check">
      <header className={styles.head}>
        <h2 className={styles.title}>Check</h2>
        <Button
          size="small"
          icon={<PlugZap size={14} strokeWidth={1.75} aria-hidden="true" />}
          isPending={asking !== null}
          onPress={check}
          {...(obstacle === null ? {} : { blockedBy: obstacle })}
        >
          Check
        </Button>
      </header>
      {asking === null ? (
        <p className={styles.words}>{obstacle ?? checkWords(platformOf(profile), profile.settings)}</p>
      ) : (
        <Waiting profileId={profile.id} />
      )}
      {asking === null && checked?.failure != null && (
        <Banner tone="error" urgent>
          {checked.failure}
        </Banner>
      )}
      {asking === null && checked?.check != null && <Outcome profile={profile} check={checked.check} />}
    </section>
  )
}

function obstacleFor(profile: Profile, isUnsaved: boolean): string | null {
  if (currentKeyOf(profile) === null) return 'There is no current key yet: add one first.'
  return isUnsaved ? 'Save or undo the changes first: the check is of what is saved.' : null
}

function Waiting({ profileId }: { readonly profileId: string }) {
  const asking = useAsking(profileId, 'check')
  const now = useNow()
  return (
    <p className={styles.words} role="status">
      {askingText(asking?.progress ?? null, now)}{' '}
      <Button variant="link" onPress={() => cancelAsking(profileId)}>
        Cancel
      </Button>
    </p>
  )
}

function Outcome({ profile, check }: { readonly profile: Profile; readonly check: ProfileCheck }) {
  const { outcome, message, clockAhead, askedAt } = check
  return (
    <>
      <Banner tone={outcome === 'accepted' ? 'ok' : 'error'}>
        {message} {!isClockOff(clockAhead) && clockWords(clockAhead)} <CheckedAt at={askedAt} />
      </Banner>
      {isClockOff(clockAhead) && <ClockOff profile={profile} clockAhead={clockAhead} />}
    </>
  )
}

function CheckedAt({ at }: { readonly at: number }) {
  return (
    <span className={styles.age} title={timeTitle(at, localTimeZone())}>
      Checked {agoText(at, useNow())}.
    </span>
  )
}

function ClockOff({ profile, clockAhead }: { readonly profile: Profile; readonly clockAhead: number }) {
  const [failure, setFailure] = useState('')
  const early = earlyFor(clockAhead)
  const isMadeUpFor = clockAhead > 0 && profile.startEarly >= clockAhead

  async function startEarly(seconds: number) {
    const wrong = await startTokensEarly(profile, seconds)
    setFailure(wrong?.message ?? '')
    if (wrong === null) notify('ok', `New tokens of ${profile.name} start ${formatSpan(seconds)} early.`)
  }

  if (isMadeUpFor)
    return (
      <Banner tone="info">
        {clockWords(clockAhead)} New tokens of this profile start {formatSpan(profile.startEarly)} early,
        which makes up for it.
      </Banner>
    )
  return (
    <>
      <Banner
        tone="warning"
        actions={
          early === null ? undefined : (
            <Button size="small" onPress={() => void startEarly(early)}>
              Start tokens {formatSpan(early)} early
            </Button>
          )
        }
      >
        {clockWords(clockAhead)} {clockAdvice(clockAhead, ', or start tokens early')}
      </Banner>
      {failure !== '' && (
        <Banner tone="error" urgent>
          {failure}
        </Banner>
      )}
    </>
  )
}
