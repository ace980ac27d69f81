import { extname } from 'node:path'
import type { OutputFormat } from '../../shared/batch/schemas.ts'
import { oneLine } from '../../shared/text/one-line.ts'
import type { Dialogs } from './dialogs.ts'

/** What the output of each format is called behind the input's name. A folder has no extension. */
const outputs: Readonly<
  Record<OutputFormat, { readonly title: string; readonly ending: string; readonly extension: string | null }>
> = {
  csv: { title: 'Save the tokens', ending: ' tokens', extension: 'csv' },
  jsonl: { title: 'Save the tokens', ending: ' tokens', extension: 'jsonl' },
  'qr-png': { title: 'Make a folder for the QR codes', ending: ' QR codes', extension: null },
  'qr-svg': { title: 'Make a folder for the QR codes', ending: ' QR codes', extension: null },
  passes: { title: 'Save the guest passes', ending: ' passes', extension: 'html' },
}

/** Asks where the output of a batch is to be written, and gives the path, or null. */
export function chooseOutput(
  dialogs: Pick<Dialogs, 'chooseTarget' | 'chooseNewFolder'>,
  format: OutputFormat,
  inputName: string,
): Promise<string | null> {
  const { title, ending, extension } = outputs[format]
  const name = `${stemOf(inputName)}${ending}`
  return extension === null
    ? dialogs.chooseNewFolder({ title, name })
    : dialogs.chooseTarget({ title, fileName: `${name}.${extension}`, extension })
}

/** An input's name without its extension, as a part of a name that every file system takes. */
function stemOf(inputName: string): string {
  const stem = oneLine(inputName.slice(0, inputName.length - extname(inputName).length))
  const safe = stem.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} _.-]+/gu, '-')
  return (
    [...safe]
      .slice(0, 60)
      .join('')
      .replace(/^[. ]+/, '')
      .trim() || 'guests'
  )
}
