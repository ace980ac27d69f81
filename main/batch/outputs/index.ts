import { RoompassError } from '../../../shared/errors.ts'
import { codeFolder } from './code-folder.ts'
import { csvFormat } from './csv.ts'
import { jsonlFormat } from './jsonl.ts'
import type { BatchOutput, OutputOptions } from './output.ts'
import { passesFormat } from './passes/passes.ts'
import { textFile } from './text-file.ts'
import type { TextFormat } from './text-format.ts'
import { textStream } from './text-stream.ts'

/**
 * The output of a batch. Rows come in the order of their numbers.
 *
 * @throws RoompassError `bad-request` for a format that can't go into a stream
 */
export function createOutput(options: OutputOptions): BatchOutput {
  const { format, target } = options
  switch (format) {
    case 'csv':
      return textOutput(options, csvFormat(options))
    case 'jsonl':
      return textOutput(options, jsonlFormat(options))
    case 'passes':
      return intoFile(options, (path, id) => textFile(path, id, passesFormat(options)))
    case 'qr-png':
      return intoFile(options, (path, id) => codeFolder(path, id, 'png'))
    case 'qr-svg':
      return intoFile(options, (path, id) => codeFolder(path, id, 'svg'))
  }
  function textOutput({ batchId }: OutputOptions, text: TextFormat): BatchOutput {
    return 'path' in target ? textFile(target.path, batchId, text) : textStream(target.stream, text)
  }
  function intoFile(
    { batchId }: OutputOptions,
    make: (path: string, batchId: string) => BatchOutput,
  ): BatchOutput {
    if ('path' in target) return make(target.path, batchId)
    throw new RoompassError(
      'bad-request',
      'QR codes and passes can’t be streamed: choose a place for them, or choose CSV or JSON lines.',
      'format',
    )
  }
}
