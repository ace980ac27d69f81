import { benchArguments } from './arguments.ts'
import { type Figure, hasGoal, meetsGoal, ratioOf } from './figures.ts'
import { machineLine, machineOf } from './machine.ts'
import { parts } from './parts.ts'
import { markdownOf, tableOf } from './table.ts'

const { form, only } = benchArguments(process.argv.slice(2))
const machine = machineOf(Date.now())
const figures: Figure[] = []
for (const name of only) {
  // Where there is a person, so that nobody wonders: all of it takes some minutes. Standard output is for the figures.
  if (process.stderr.isTTY) console.error(`Measuring: ${name}`)
  figures.push(...(await parts[name]()))
}
if (form === 'json') {
  const judged = figures.map((figure) => ({
    ...figure,
    ratio: ratioOf(figure),
    met: hasGoal(figure) ? meetsGoal(figure) : null,
  }))
  console.log(JSON.stringify({ machine, figures: judged }, null, 2))
} else {
  const table = form === 'markdown' ? markdownOf(figures) : tableOf(figures)
  console.log(`${machineLine(machine)}\n\n${table}`)
}
process.exitCode = figures.every(meetsGoal) ? 0 : 1
