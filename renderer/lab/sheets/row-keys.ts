import type { Observed } from '../../../shared/lab/schemas.ts'

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export type RowCommand =
  | { readonly do: 'record'; readonly observed: Observed }
  | { readonly do: 'take-back' | 'copy-link' | 'open' }

const commands = new Map<string, RowCommand>(
  Object.entries({
    a: { do: 'record', observed: 'accepted' },
    r: { do: 'record', observed: 'refused' },
    n: { do: 'record', observed: 'name-screen' },
    e: { do: 'record', observed: 'error' },
    delete: { do: 'take-back' },
    backspace: { do: 'take-back' },
    c: { do: 'copy-link' },
    o: { do: 'open' },
  } satisfies Record<string, RowCommand>),
)

/** What a key does with the row that is chosen; null where it does nothing. */
export function rowCommandOf(press: Press): RowCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return null
  return commands.get(press.key.toLowerCase()) ?? null
}

/** What the keys do, for people to read. */
export const rowKeys: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: 'A', label: 'accepted' },
  { keys: 'R', label: 'refused' },
  { keys: 'N', label: 'name screen' },
  { keys: 'E', label: 'error' },
  { keys: 'O', label: 'open' },
  { keys: 'C', label: 'copy link' },
  { keys: 'Del', label: 'take back' },
]
