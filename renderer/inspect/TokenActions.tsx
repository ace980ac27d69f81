import { FlaskConical, Save } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { openTokenInLab } from '../lab/craft/craft-store.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import type { Looked } from './inspect-store.ts'
import { KeepDialog } from './KeepDialog.tsx'
import type { Reading } from './read-token.ts'
import { choiceToKeep, labObstacle } from './token-actions.ts'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

interface TokenActionsProps {
  readonly looked: Looked
  readonly reading: Reading
}

/** Where a token can go from here: into the Lab, to be made anew with changes, and into the history. */
export function TokenActions({ looked, reading }: TokenActionsProps) {
  const profiles = useProfiles()
  const [isKeeping, setKeeping] = useState(false)
  const { headerText, payloadText, token } = reading.inspected
  return (
    <>
      {reading.kind === 'token' && (
        <Button
          icon={<FlaskConical {...icon} />}
          blockedBy={labObstacle(reading) ?? undefined}
          onPress={() => openTokenInLab({ header: headerText ?? '', payload: payloadText ?? '' })}
        >
          Open in the Lab
        </Button>
      )}
      <Button icon={<Save {...icon} />} onPress={() => setKeeping(true)}>
        Save to the history…
      </Button>
      {isKeeping && (
        <KeepDialog
          token={token}
          {...choiceToKeep(looked, reading, profiles)}
          onClose={() => setKeeping(false)}
        />
      )}
    </>
  )
}
