import { graphemeCount } from '../../../../shared/text/graphemes.ts'
import { cutMiddle } from '../../../../shared/text/middle-cut.ts'
import { qrMatrix } from '../../../qr/qr.ts'
import type { OutputRow } from '../output.ts'
import { codeSvg } from './code-svg.ts'
import { escapeHtml, plain } from './escape.ts'
import { validityOf } from './validity.ts'

/** The longest texts that a pass shows whole, in graphemes. */
const longestName = 120
const longestLine = 60

/** Up to how many graphemes a name is written in which size; longer ones are written in the smallest. */
const sizes = [
  { upTo: 14, size: 'l' },
  { upTo: 34, size: 'm' },
  { upTo: 80, size: 's' },
] as const

/** One guest's pass. @param timeZone IANA name */
export function passOf(
  { row, name, room, link, validFrom, validUntil }: OutputRow & { readonly link: string },
  heading: string,
  timeZone: string,
): string {
  const guest = shown(name ?? '', longestName) || 'Guest'
  const size = sizes.find(({ upTo }) => graphemeCount(guest) <= upTo)?.size ?? 'xs'
  const times = validityOf({ validFrom, validUntil }, timeZone)
  return `<article>
<div class="about">
<p class="by" dir="auto">${escapeHtml(shown(heading, longestLine))}</p>
<h2 class="${size}" dir="auto">${escapeHtml(guest)}</h2>
<dl>
${entry('Room', shown(room, longestLine), ' dir="auto"')}${times.map(([term, text]) => entry(term, text)).join('')}</dl>
<p class="note">The code opens the room: keep it to yourself. No. ${row.toLocaleString('en')}</p>
</div>
${codeSvg(qrMatrix(link) ?? [])}
</article>
`
}

function entry(term: string, text: string, direction = ''): string {
  return text === '' ? '' : `<dt>${term}</dt><dd${direction}>${escapeHtml(text)}</dd>\n`
}

const shown = (text: string, most: number) => cutMiddle(plain(text), most)
