import { useRef } from 'react'
import type { ComboboxFoot } from '../components/Combobox.tsx'
import { useNow } from '../stores/clock.ts'
import type { AccountList, PlatformList } from '../stores/platform-list.ts'
import { type Asking, cancelAsking, useAsking } from '../stores/platform-store.ts'
import { agoText, askingText } from '../view/ask-words.ts'
import { countOf } from '../view/count-of.ts'

/** Milliseconds: as long as the two presses of a double click are apart, of which the second would cancel the first. */
const quiet = 500

/** What asks the platform at one press and no longer asks it at another. */
export function useAskAndCancel(profileId: string, ask: () => void) {
  const askedAt = useRef(Number.NEGATIVE_INFINITY)
  return {
    ask: () => {
      askedAt.current = performance.now()
      ask()
    },
    cancel: () => {
      if (performance.now() - askedAt.current >= quiet) cancelAsking(profileId)
    },
  }
}

/** What stands under a list of an account: where it is from, and how to ask for it, ask again, or stop asking. */
export function useListFoot<Item>(
  list: PlatformList<Item>,
  known: AccountList<Item>,
  profileId: string,
  noun: string,
): ComboboxFoot {
  const asking = useAsking(profileId, list.asked)
  const { ask, cancel } = useAskAndCancel(profileId, () => void list.refresh(profileId))
  const action = () => {
    if (asking !== null) return { label: 'Cancel', onPress: cancel }
    const label = known.fetchedAt === null ? `Fetch the ${noun}s of this account` : 'Refresh'
    return { label, onPress: ask }
  }
  return {
    words: <ListState known={known} asking={asking} noun={noun} />,
    isFailure: asking === null && known.failure !== null,
    action: action(),
  }
}

interface ListStateProps {
  readonly known: AccountList<unknown>
  readonly asking: Asking | null
  readonly noun: string
}

/** A component of its own, because it changes each second. */
function ListState({ known, asking, noun }: ListStateProps) {
  const now = useNow()
  if (asking !== null) return askingText(asking.progress, now)
  const { items, fetchedAt, failure } = known
  const count =
    fetchedAt === null ? 'Not asked yet' : `${countOf(items.length, noun)} · asked ${agoText(fetchedAt, now)}`
  return failure === null ? count : `${failure} ${fetchedAt === null ? '' : `(${count})`}`.trim()
}
