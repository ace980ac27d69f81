import type { Request } from '../../shared/contract.ts'
import { RoompassError } from '../../shared/errors.ts'
import type { Clipboard } from './clipboard.ts'
import type { Dialogs } from './dialogs.ts'
import { readKeyFile } from './key-file.ts'
import { clearClipboardQuestion } from './questions.ts'

type KeySource = Request<'keys.add'>['source']

export interface KeyIntake {
  /**
   * The bytes of a key as they came in. Only a file loses a final line end.
   *
   * @throws RoompassError `clipboard-empty`, `cancelled`, or `key-unreadable`
   */
  take(source: KeySource): Promise<Uint8Array>
  /** Once a key is stored: where it came from the clipboard and is still there, offers to clear it. */
  offerToForget(source: KeySource, raw: Uint8Array): Promise<void>
}

export function createKeyIntake(tools: { clipboard: Clipboard; dialogs: Dialogs }): KeyIntake {
  const { clipboard, dialogs } = tools

  async function fromClipboard(): Promise<Uint8Array> {
    const text = await clipboard.readText()
    if (text === '') {
      throw new RoompassError('clipboard-empty', 'There is no text on the clipboard. Copy the key first.')
    }
    return bytesOf(text)
  }

  async function fromFile(): Promise<Uint8Array> {
    const path = await dialogs.chooseFile('Choose the file with the signing key')
    if (path === null) throw new RoompassError('cancelled', 'No file was chosen.')
    return readKeyFile(path)
  }

  return {
    take(source) {
      switch (source.from) {
        case 'clipboard':
          return fromClipboard()
        case 'file':
          return fromFile()
        case 'typed':
          return Promise.resolve().then(() => bytesOf(source.secret))
      }
    },
    async offerToForget(source, raw) {
      if (source.from !== 'clipboard' || !(await dialogs.ask(clearClipboardQuestion))) return
      const present = new TextEncoder().encode(await clipboard.readText())
      if (Buffer.compare(present, raw) === 0) clipboard.clear()
    },
  }
}

/** UTF-8; half a surrogate pair has no bytes, and would become another key without a word. */
function bytesOf(text: string): Uint8Array {
  if (!text.isWellFormed()) {
    throw new RoompassError('key-unreadable', 'The key holds a broken character. Copy it again.')
  }
  return new TextEncoder().encode(text)
}
