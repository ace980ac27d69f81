import type { OutputOptions } from './output.ts'
import type { TextFormat } from './text-format.ts'
import { uniqueNames } from './unique-names.ts'

/** JSON lines (https://jsonlines.org): one object a row, the input's cells by their columns. Times are epoch seconds. */
export function jsonlFormat({ columns }: Pick<OutputOptions, 'columns'>): TextFormat {
  // Put together by hand: an object would bring columns such as `7` to the front, and lose `__proto__`.
  const names = uniqueNames(columns).map((name) => `${JSON.stringify(name)}:`)
  return {
    head: '',
    row: ({ row, line, cells, sessionId, token, link, validFrom, validUntil }) => {
      let input = ''
      for (const [at, text] of cells.entries()) {
        input += `${at === 0 ? '' : ','}${names[at] ?? `"${at + 1}":`}${JSON.stringify(text)}`
      }
      const issued = JSON.stringify({
        session_id: sessionId,
        token,
        link,
        valid_from: validFrom,
        valid_until: validUntil,
      })
      return `{"row":${row},"line":${line},"input":{${input}},${issued.slice(1)}\n`
    },
    foot: '',
  }
}
