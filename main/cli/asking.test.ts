import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { memoryStore } from '../keychain/memory.ts'
import { type Answering, json, serve } from '../platforms/test-server.ts'
import { testCli } from './test-cli.ts'
import { folderForEachTest } from './test-folder.ts'
import { digitalSamba, dolby, testNow, testToken, videoIo } from './test-platforms.ts'

const folder = folderForEachTest()
let roompass = testCli('', memoryStore())
beforeEach(() => {
  roompass = testCli(join(folder(), 'data'), memoryStore())
})

const add = (name: string, ...account: string[]) =>
  roompass(['profiles', 'add', '--name', name, ...account], { stdin: testToken })

async function issued(profile: string, ...args: string[]): Promise<string> {
  return JSON.parse((await roompass(['issue', '--profile', profile, ...args, '--json'])).stdout).id
}

describe('rooms', () => {
  const twoRooms: Answering = (_, response) =>
    json(response, {
      data: [
        { id: 'id-1', friendly_url: 'lobby', description: 'Front\ndesk', privacy: 'private' },
        { id: 'id-2' },
      ],
      total_count: '2',
    })

  async function account(answer: Answering = twoRooms) {
    const server = await serve(answer)
    await add('Acme', ...digitalSamba(server.origin))
    return server
  }

  test('are asked for once, and again with --refresh', async () => {
    const server = await account()
    const first = await roompass(['rooms'])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/^ROOM +PRIVACY +ID +DESCRIPTION\nlobby +private +id-1 +Front desk\n +id-2/)
    const asked = server.asked.length
    const later = await roompass(['rooms', '--profile', 'Acme'], { now: testNow + 3600 })
    expect(later.stdout).toBe(first.stdout)
    expect(later.stderr).toContain('1 h ago: ask it again with --refresh')
    expect(server.asked).toHaveLength(asked)
    await roompass(['rooms', '--refresh'])
    expect(server.asked.length).toBeGreaterThan(asked)
  })

  test('are JSON for a program', async () => {
    await account()
    const run = await roompass(['rooms', '--json'], { now: testNow })
    expect(JSON.parse(run.stdout)).toMatchObject({
      rooms: [{ id: 'id-1' }, { id: 'id-2' }],
      fetchedAt: testNow,
    })
  })

  test('of an account without any are no failure, and of one that refuses are', async () => {
    const server = await account((_, response) => json(response, { data: [], total_count: '0' }))
    expect(await roompass(['rooms'])).toMatchObject({ code: 0, stdout: '' })
    await server.close()
    expect(await roompass(['rooms', '--refresh'])).toMatchObject({ code: 3, stdout: '' })
  })

  test('need a profile that is named where there is a choice, on a platform that lists them', async () => {
    expect(await roompass(['rooms'])).toMatchObject({ code: 2, stdout: '' })
    await account()
    const { account: videos } = await videoIo()
    await add('Videos', ...videos)
    expect(await roompass(['rooms'])).toMatchObject({ code: 0 })
    const run = await roompass(['rooms', '--profile', 'Videos'])
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('Video.io VideoKit can not be asked for a list of rooms')
    await add('Other', ...digitalSamba())
    expect(await roompass(['rooms'])).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('what a platform kept', () => {
  test('is shown of a guest, with when they came', async () => {
    const { account } = await dolby(3600, ({ path }, response) => {
      const conferences = [{ confId: 'conf-1', alias: 'standup', live: false, start: (testNow - 60) * 1000 }]
      const participants = {
        'user-1': {
          userId: 'user-1',
          metadata: {
            externalId: 'crm-1',
            externalName: 'Ada',
            externalPhotoUrl: 'https://example.com/a.png',
          },
          connections: [{ start: testNow * 1000 }],
        },
      }
      json(response, path.endsWith('/conferences') ? { conferences } : { participants })
    })
    await add('Calls', ...account)
    const id = await issued('Calls', '--external-id', 'crm-1', '--name', 'Ada')
    const { code, stdout } = await roompass(['kept', id])
    expect(code).toBe(0)
    expect(stdout).toContain('standup (conf-1)')
    expect(stdout).toMatch(/External id: +crm-1/)
    expect(JSON.parse((await roompass(['kept', id, '--json'])).stdout)).toMatchObject({
      stays: [{ externalId: 'crm-1', name: 'Ada' }],
      askedAt: testNow,
    })
  })

  test('can not be asked of every platform', async () => {
    const { account } = await videoIo()
    await add('Videos', ...account)
    const run = await roompass(['kept', await issued('Videos', '--external-id', 'user-1')])
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('Video.io VideoKit can not be asked what it stored')
  })
})

describe('snippets', () => {
  /** A guest who would steer the terminal, or leave a string. */
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the guest's name has it
  const hostile = 'A"\'`${x}\\\u001b[2J\u202e$name'

  async function sessions(): Promise<Record<string, string>> {
    const videos = await videoIo()
    const calls = await dolby()
    await add('digital-samba', ...digitalSamba())
    await add('video-io', ...videos.account)
    await add('dolby', ...calls.account)
    return {
      'digital-samba': await issued('digital-samba', '--room', 'lobby', '--name', hostile),
      'video-io': await issued('video-io', '--external-id', hostile),
      dolby: await issued('dolby', '--external-id', hostile, '--name', hostile),
    }
  }

  test('of every platform are listed, and shown by their names with the token and no secret', async () => {
    for (const [platform, id] of Object.entries(await sessions())) {
      const listed = JSON.parse((await roompass(['snippet', id, '--json'])).stdout)
      const { snippets } = platforms[platform as keyof typeof platforms]
      expect(listed.map((one: { id: string }) => one.id)).toEqual(snippets.map((one) => one.id))
      const table = (await roompass(['snippet', id])).stdout
      for (const snippet of snippets) {
        expect(table).toContain(snippet.id)
        const run = await roompass(['snippet', id, '--language', snippet.id], { watched: true })
        expect(run.code).toBe(0)
        for (const steering of ['\u001b', '\u202e']) expect(run.stdout).not.toContain(steering)
        expect(run.stdout).not.toMatch(/\n\n$/)
        expect(run.stdout).not.toContain(testToken)
        if (snippet.warning !== undefined) expect(run.stderr).toContain(`warning: ${snippet.warning}`)
        const whole = JSON.parse((await roompass(['snippet', id, '--language', snippet.id, '--json'])).stdout)
        expect(whole).toMatchObject({ id: snippet.id, warning: snippet.warning ?? null })
      }
    }
  })

  test('of a stopped or expired session say so first', async () => {
    await add('Acme', ...digitalSamba())
    const id = await issued('Acme', '--room', 'lobby')
    const link = (now = testNow) => roompass(['snippet', id, '--language', 'link'], { now })
    expect((await link()).stderr).toBe('')
    expect((await link(testNow + 7200)).stderr).toMatch(/^warning: This token lets nobody in any more/)
    await roompass(['stop', id, '--yes'])
    expect((await link()).stderr).toMatch(/^warning: This session was stopped here \(stopped now\)/)
  })

  test('of an unknown language are wrong usage that lists them', async () => {
    await add('Acme', ...digitalSamba())
    const run = await roompass(['snippet', await issued('Acme', '--room', 'lobby'), '--language', 'cobol'])
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('link, iframe')
  })
})
