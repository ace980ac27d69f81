import { Unplug } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'

/** Shown where a screen failed in a way nobody foresaw. What was issued is in the history. */
export function Broken() {
  return (
    <EmptyState
      icon={<Unplug size={20} strokeWidth={1.75} />}
      title="This screen broke"
      action={<Button onPress={() => window.location.reload()}>Load it again</Button>}
    >
      What was issued is kept in the history. The form comes back as it was last kept.
    </EmptyState>
  )
}
