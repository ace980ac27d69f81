import { parseArgs } from 'node:util'
import { type PartName, partNames } from './parts.ts'

/** What was asked of the bench. */
export interface BenchArguments {
  readonly form: 'table' | 'markdown' | 'json'
  /** In the order of the bench. */
  readonly only: readonly PartName[]
}

/** @throws Error in a sentence, for what is not known */
export function benchArguments(args: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  })
  const unknown = values.only.find((name) => !partNames.some((part) => part === name))
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}: take ${partNames.join(', ')}.`)
  if (values.json && values.markdown) throw new Error('Only one of --json and --markdown can be given.')
  return {
    form: values.json ? 'json' : values.markdown ? 'markdown' : 'table',
    only: values.only.length === 0 ? partNames : partNames.filter((name) => values.only.includes(name)),
  }
}
