/**
 * EnvironmentDot: the colour of a profile's environment; its name for those who don't see the colour.
 *
 *   <EnvironmentDot environment={profile.environment} /> {profile.name}
 */
import type { Environment } from '../../shared/schemas.ts'
import { classNames } from '../view/class-names.ts'
import styles from './EnvironmentDot.module.css'

export function EnvironmentDot({ environment }: { readonly environment: Environment }) {
  return (
    <span
      className={classNames(styles.dot, styles[environment])}
      role="img"
      aria-label={environment}
      title={environment}
    />
  )
}
