import { useState } from 'react'
import type { Failure } from '../../../shared/errors.ts'
import type { Endpoint } from '../../../shared/lab/schemas.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EndpointForm } from './EndpointForm.tsx'
import { ruleText } from './endpoint-form.ts'
import styles from './RunPanel.module.css'

interface EndpointPartProps {
  readonly profileName: string
  readonly endpoint: Endpoint | null
  readonly isRead: boolean
  readonly failure: Failure | null
  readonly save: (endpoint: Endpoint | null) => Promise<Failure | null>
}

/** Where a profile's cases are sent: in short where it is known, as a form where it is not or is being changed. */
export function EndpointPart({ profileName, endpoint, isRead, failure, save }: EndpointPartProps) {
  const [isEditing, setEditing] = useState(false)
  if (failure !== null) return <Banner tone="error">{failure.message}</Banner>
  if (!isRead) return null
  if (endpoint !== null && !isEditing)
    return (
      <div className={styles.endpoint}>
        <div className={styles.summary}>
          <p className={styles.address}>
            <span className={styles.method}>{endpoint.method}</span>
            <code className={styles.where}>{endpoint.url}</code>
          </p>
          <p className={styles.text}>Accepted: {ruleText(endpoint.accepted)}</p>
          {endpoint.nameScreen !== null && (
            <p className={styles.text}>Name screen: {ruleText(endpoint.nameScreen)}</p>
          )}
        </div>
        <div className={styles.actions}>
          <Button size="small" onPress={() => setEditing(true)}>
            Change
          </Button>
        </div>
      </div>
    )
  return (
    <EndpointForm
      profileName={profileName}
      endpoint={endpoint}
      save={save}
      onDone={() => setEditing(false)}
    />
  )
}
