import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { memoryStore } from '../keychain/memory.ts'
import { type CliInput, testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { testToken } from './test-platforms.ts'

/** The sentence on what ends a Digital Samba token. */
export const ending = 'works until it expires; what ends it earlier is a new developer key'

/** A command line with a folder and a keychain of its own for each test of the file, and how it issues sessions. */
export function sessionsForEachTest() {
  const folder = folderForEachTest()
  let current = testCli('', memoryStore())
  beforeEach(() => {
    current = testCli(join(folder(), 'data'), memoryStore())
  })
  const roompass: typeof current = (args, input) => current(args, input)

  const add = (name: string, ...account: string[]) =>
    roompass(['profiles', 'add', '--name', name, ...account], { stdin: testToken })

  const issued = async (profile: string, ...args: string[]): Promise<string> => {
    const { stdout } = await roompass(['issue', '--profile', profile, ...args, '--json'])
    return JSON.parse(stdout).id
  }

  const inLobby = (name: string, ...args: string[]) =>
    issued('Acme', '--room', 'lobby', '--name', name, ...args)

  const parsed = async (args: readonly string[], input: CliInput = {}) =>
    JSON.parse((await roompass([...args, '--json'], input)).stdout)

  return { folder, roompass, add, issued, inLobby, parsed }
}
