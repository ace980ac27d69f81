import { linkToShow } from '../link-fault.ts'
import type { OutputOptions } from '../output.ts'
import type { TextFormat } from '../text-format.ts'
import { escapeHtml, plain } from './escape.ts'
import { passOf } from './pass.ts'
import { stylesheet } from './stylesheet.ts'

/**
 * Guest passes to print and cut, eight on a sheet of A4 or US Letter: a document of HTML that runs nothing and loads
 * nothing. Each pass stands for itself, so that the document can be gone on with behind any of them.
 */
export function passesFormat({ title, timeZone }: Pick<OutputOptions, 'title' | 'timeZone'>): TextFormat {
  const heading = plain(title)
  return {
    head: headOf(heading),
    row: (row) => passOf({ ...row, link: linkToShow(row) }, heading, timeZone),
    foot: '</main>\n</body>\n</html>\n',
  }
}

function headOf(title: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title === '' ? 'Guest passes' : `${title}: guest passes`)}</title>
<style>
${stylesheet}</style>
</head>
<body>
<header>
<h1>Guest passes</h1>
<p>Print on A4 or US Letter at 100%, eight to a sheet, and cut along the dashed lines. Each code lets in whoever has it: hand each pass to its guest alone, and keep this file as you keep a key.</p>
</header>
<main>
`
}
