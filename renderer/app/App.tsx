import { Suspense, useEffect } from 'react'
import { Banner } from '../components/Banner.tsx'
import { useDraft } from '../stores/draft-store.ts'
import { type Phase, usePhase } from '../stores/phase-store.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { useScreen } from '../stores/screen-store.ts'
import styles from './App.module.css'
import { Bar } from './Bar.tsx'
import { LockScreen } from './LockScreen.tsx'
import { Rail } from './Rail.tsx'
import { StatusBanners } from './StatusBanners.tsx'
import { screenViews } from './screen-views.ts'
import { useActions } from './shortcuts.ts'
import { Toast } from './Toast.tsx'

const appStates: Record<Phase, string> = {
  starting: 'starting',
  ready: 'loaded',
  failed: 'failed',
  locked: 'locked',
}

/** What the window shows: the lock, which stands alone, or everything else. */
export function App() {
  const phase = usePhase()
  useEffect(() => {
    document.documentElement.dataset.appState = appStates[phase]
  }, [phase])
  return phase === 'locked' ? <LockScreen /> : <Workbench phase={phase} />
}

/** Band, rail, bar, banners, the screen. */
function Workbench({ phase }: { readonly phase: Exclude<Phase, 'locked'> }) {
  const draft = useDraft()
  const profile = useProfile(draft?.profileId ?? null)
  useActions()

  return (
    <div className={styles.window}>
      <div className={styles.band} data-environment={profile?.environment} />
      <Rail />
      <div className={styles.main}>
        <Bar profile={profile} />
        <StatusBanners />
        <main className={styles.screen}>
          {phase === 'ready' && <CurrentScreen />}
          {phase === 'starting' && (
            <p className={styles.opening}>
              Opening the history… If a window asks for the password of your keychain, type it there.
            </p>
          )}
          {phase === 'failed' && (
            <div className={styles.failed}>
              <Banner tone="error" urgent>
                The application did not start fully. Close it and open it again.
              </Banner>
            </div>
          )}
        </main>
      </div>
      <Toast />
    </div>
  )
}

function CurrentScreen() {
  const View = screenViews[useScreen()]
  return (
    <Suspense fallback={null}>
      <View />
    </Suspense>
  )
}
