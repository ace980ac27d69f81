import type { Platform } from '../../shared/platforms/platform.ts'
import { Banner } from '../components/Banner.tsx'
import styles from './ProfileForm.module.css'

/** What has to be said of the platform itself, with who says it; nothing where there is nothing. */
export function PlatformNotice({ notice }: Pick<Platform, 'notice'>) {
  if (notice === null) return null
  return (
    <Banner tone="info">
      {notice.text} <span className={styles.source}>Source: {notice.source}</span>
    </Banner>
  )
}
