import { expect, it } from 'vitest'
import { obeyOneOf } from './terminal.ts'

const named = (name: string) => ({
  name,
  introduction: '',
  obey: (line: string) => `did [${line}]`,
})
const obey = (line: string) => obeyOneOf([named('dolby'), named('video-io')], line)

it.each([
  ['dolby fault 500 1', 'did [fault 500 1]'],
  ['  video-io   help', 'did [help]'],
  ['dolby', 'did []'],
  ['clear', 'dolby: did [clear]\nvideo-io: did [clear]'],
  ['', ''],
  ['   ', ''],
])('%j is answered %j', (line, answer) => {
  expect(obey(line)).toBe(answer)
})
