import { wrongUsage } from './arguments.ts'
import { compareCases } from './cases-compare.ts'
import { setEndpoint } from './cases-endpoint.ts'
import { casesHelp } from './cases-help.ts'
import { listCases } from './cases-list.ts'
import { makeCases } from './cases-make.ts'
import { runCases } from './cases-run.ts'
import type { Command } from './command.ts'

export const cases: Command = {
  name: 'cases',
  summary: 'Make tokens that are wrong on purpose, and run them against an endpoint',
  help: casesHelp,
  async run([action, ...args], context) {
    switch (action) {
      case 'list':
        return listCases(args, context)
      case 'make':
        return makeCases(args, context)
      case 'run':
        return runCases(args, context)
      case 'compare':
        return compareCases(args, context)
      case 'endpoint':
        return setEndpoint(args, context)
      default:
        throw wrongUsage('Say what to do with cases: list, make, run, compare or endpoint.')
    }
  },
}
