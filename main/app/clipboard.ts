import { RoompassError } from '../../shared/errors.ts'

/** The part of the system's clipboard that is used; Electron's fits. */
export interface Clipboard {
  writeText(text: string): Promise<void>
  readText(): Promise<string>
  clear(): void
}

/** Puts secrets on the clipboard and takes them off again. */
export interface ClipboardKeeper {
  /**
   * Replaces what the clipboard holds, and clears it after a number of seconds; 0 leaves it there until
   * locking or quitting.
   *
   * @throws RoompassError `failed` where the system does not take it
   */
  copy(text: string, clearAfter: number): Promise<void>
  /** Clears the clipboard if it still holds what was copied last; anything else on it is the person's own. */
  clearOwn(): Promise<void>
  /** Whether something copied here may still be there. */
  holdsOwn(): boolean
}

export function createClipboardKeeper(
  clipboard: Clipboard,
  told: { onCleared(): void; onError(cause: unknown): void },
): ClipboardKeeper {
  let writing: Promise<void> = Promise.resolve()
  let own: { readonly text: string; readonly timer: NodeJS.Timeout | undefined } | null = null

  async function clearOwn() {
    // What is on its way to the clipboard would stay on it.
    await writing.catch(() => undefined)
    const asked = own
    if (asked === null) return
    const present = await clipboard.readText()
    // A newer copy may have come in the meantime; it has a timer of its own.
    if (own !== asked) return
    own = null
    clearTimeout(asked.timer)
    if (!sameText(present, asked.text)) return
    clipboard.clear()
    told.onCleared()
  }

  async function write(text: string, clearAfter: number) {
    await clipboard.writeText(text).catch(() => {
      throw new RoompassError('failed', 'The clipboard could not be written. Try again.')
    })
    if (own !== null) clearTimeout(own.timer)
    const clear = () => void clearOwn().catch(told.onError)
    const timer = clearAfter === 0 ? undefined : setTimeout(clear, clearAfter * 1000)
    timer?.unref()
    own = { text, timer }
  }

  return {
    copy: (text, clearAfter) => {
      writing = write(text, clearAfter)
      return writing
    },
    clearOwn,
    holdsOwn: () => own !== null,
  }
}

/** Windows gives line ends back as CRLF. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n')
}
