import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder } from './data-folder.ts'

const linux = { env: {}, platform: 'linux', home: '/home/ada' } as const

test('the option goes before the environment, and the environment before the usual folder', () => {
  const context = { ...linux, env: { ROOMPASS_DATA_DIR: '/from-env' } }
  expect(dataFolder('/from-option', context)).toBe(resolve('/from-option'))
  expect(dataFolder(undefined, context)).toBe(resolve('/from-env'))
  expect(dataFolder('', { ...linux, env: { ROOMPASS_DATA_DIR: '' } })).toBe(
    join('/home/ada', '.config', 'Roompass'),
  )
})

test('a relative folder is relative to the working folder', () => {
  expect(dataFolder('data', linux)).toBe(resolve('data'))
})

test('the usual folder is the one that the application uses', () => {
  expect(dataFolder(undefined, linux)).toBe(join('/home/ada', '.config', 'Roompass'))
  expect(dataFolder(undefined, { ...linux, env: { XDG_CONFIG_HOME: '/cfg' } })).toBe(join('/cfg', 'Roompass'))
  expect(dataFolder(undefined, { ...linux, platform: 'darwin', home: '/Users/ada' })).toBe(
    join('/Users/ada', 'Library', 'Application Support', 'Roompass'),
  )
  expect(dataFolder(undefined, { ...linux, platform: 'win32', env: { APPDATA: 'C:\\Roaming' } })).toBe(
    join('C:\\Roaming', 'Roompass'),
  )
})
