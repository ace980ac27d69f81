import type { Console } from './common/console.ts'

/** Gives a line to the server whose name it begins with, and to all of them where it begins with none. */
export function obeyOneOf(consoles: readonly Console[], line: string): string {
  const [, name = '', rest = ''] = /^\s*(\S*)\s*(.*)$/.exec(line) ?? []
  const one = consoles.find((candidate) => candidate.name === name)
  if (one) return one.obey(rest)
  if (name === '') return ''
  return consoles.map((each) => `${each.name}: ${each.obey(line)}`).join('\n')
}
