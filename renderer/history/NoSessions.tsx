import { History, LockKeyhole, SearchX } from 'lucide-react'
import type { Failure } from '../../shared/errors.ts'
import { cutMiddle } from '../../shared/text/middle-cut.ts'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { showScreen } from '../stores/screen-store.ts'
import { useStatus } from '../stores/status-store.ts'
import { isHistoryShut } from '../view/is-history-shut.ts'
import { type HistoryFilters, isFiltered, isNarrowed } from './filters.ts'
import { clearFilters } from './history-view.ts'

interface NoSessionsProps {
  /** False until the first answer: nothing is known yet. */
  readonly isAnswered: boolean
  readonly filters: HistoryFilters
  readonly failure: Failure | null
  readonly onRetry: () => void
  /** The button that cleared the filters goes, and the focus with it. */
  readonly onCleared: () => void
}

/** Graphemes of a search that are repeated; a pasted page is not. */
const repeated = 60
const icon = { size: 20, strokeWidth: 1.75 } as const

/** Why the list is empty, and what to do first. */
export function NoSessions({ isAnswered, filters, failure, onRetry, onCleared }: NoSessionsProps) {
  const state = useStatus()?.history.state
  if (failure !== null)
    return (
      <EmptyState
        icon={<LockKeyhole {...icon} />}
        title="The history can’t be read"
        action={<Button onPress={onRetry}>Try again</Button>}
      >
        {failure.message}
      </EmptyState>
    )
  if (!isAnswered) return null
  const text = filters.text.trim()
  if (isFiltered(filters))
    return (
      <EmptyState
        icon={<SearchX {...icon} />}
        title="Nothing found"
        action={
          <Button
            onPress={() => {
              clearFilters()
              onCleared()
            }}
          >
            {isNarrowed(filters) ? 'Clear filters' : 'Clear search'}
          </Button>
        }
      >
        No session fits
        {text !== '' && <> “{cutMiddle(text, repeated)}”</>}
        {isNarrowed(filters) && <>{text !== '' && ' with'} the filters above</>}.
        {text !== '' && ' The name, the room, the external id and the note are searched.'}
      </EmptyState>
    )
  if (state !== undefined && isHistoryShut(state))
    return (
      <EmptyState icon={<LockKeyhole {...icon} />} title="The history is locked">
        What it holds is kept untouched; what is issued now stands here, in memory. The line above says what
        to do.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<History {...icon} />}
      title="No sessions yet"
      action={
        <Button variant="primary" onPress={() => showScreen('issue')}>
          Issue the first token
        </Button>
      }
    >
      Every token that is issued stands here, newest first, to be found, copied and issued again.
    </EmptyState>
  )
}
