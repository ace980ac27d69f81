/**
 * Four rows of two passes, 94 by 64 mm each, fit between margins of 9 mm on A4 (210 by 297 mm) and on US Letter (216 by
 * 279 mm).
 */
export const stylesheet = `@page { margin: 9mm }
:root { color-scheme: light; font: 8.5pt/1.35 Inter, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif }
body { margin: 0; background: #fff; color: #111; -webkit-print-color-adjust: exact; print-color-adjust: exact }
header { max-width: 188mm; margin: 8mm auto; font-size: 11pt }
h1 { margin: 0 0 2mm; font-size: 16pt }
header p { margin: 0 }
main { display: grid; grid-template-columns: 94mm 94mm; grid-auto-rows: 64mm; justify-content: center }
article { box-sizing: border-box; position: relative; overflow: hidden; break-inside: avoid; padding: 5mm 1mm 4.5mm 5.5mm; display: grid; grid-template-columns: minmax(0, 1fr) 48mm; align-items: center; outline: .2mm dashed #aaa; outline-offset: -.1mm }
.about { display: flex; flex-direction: column; height: 54.5mm; min-width: 0; overflow-wrap: anywhere }
.about > * { flex: none }
.by { margin: 0 0 1.5mm; font-size: 7.5pt; font-weight: 600; letter-spacing: .02em; color: #555; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
h2 { margin: 0; font-weight: 700; line-height: 1.15; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical }
h2.l { font-size: 17pt; -webkit-line-clamp: 3 }
h2.m { font-size: 13pt; -webkit-line-clamp: 4 }
h2.s { font-size: 9.5pt; -webkit-line-clamp: 6 }
h2.xs { font-size: 7.5pt; -webkit-line-clamp: 6 }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .5mm 1.5mm; margin: 2.5mm 0 0; font-size: 7.5pt; line-height: 1.25 }
dt { color: #555 }
dd { margin: 0; font-weight: 500; font-variant-numeric: tabular-nums; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
.about > .note { margin: auto 0 0; padding-top: 1mm; font-size: 6.5pt; line-height: 1.25; color: #555 }
svg { width: 48mm; height: 48mm; shape-rendering: crispEdges; fill: #000; fill-rule: evenodd }
@media print { header { display: none } }
`
