import { cpus } from 'node:os'
import { at } from '../paths.ts'
import { commitFigures } from './commit.ts'
import { edgeCaseFigures } from './edge-cases.ts'
import { meetsGoal, tableOf } from './figures.ts'
import { firstLoad } from './first-load.ts'
import { issueFigures } from './issue.ts'
import { keystrokeFigures } from './keystrokes.ts'
import { liveRoomFigures } from './live-room.ts'
import { longHistoryFigures } from './long-history.ts'
import { pastedMegabyteFigures } from './pasted-megabyte.ts'
import { sheetRunFigures } from './sheet-run.ts'
import { sheetScrollFigures } from './sheet-scroll.ts'
import { startFigures } from './start.ts'

const figures = [
  ...(await issueFigures()),
  ...commitFigures(),
  ...longHistoryFigures(),
  ...(await startFigures()),
  ...(await keystrokeFigures()),
  ...(await liveRoomFigures()),
  ...(await pastedMegabyteFigures()),
  ...edgeCaseFigures(),
  ...(await sheetRunFigures()),
  ...(await sheetScrollFigures()),
  firstLoad(at('out', 'renderer')),
]
const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, ${process.platform} ${process.arch}`
if (process.argv.includes('--json')) console.log(JSON.stringify({ machine, figures }, null, 2))
else console.log(`${machine}\n\n${tableOf(figures)}`)
process.exitCode = figures.every(meetsGoal) ? 0 : 1
