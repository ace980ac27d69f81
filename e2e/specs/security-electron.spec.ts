import { expect, test } from '../fixtures/app.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { processesWith } from '../security/processes.ts'
import { worldsOf } from '../security/worlds.ts'

test.skip(hostOfSpecs().name !== 'electron', 'Electron decides: only its own runtime can show it')

test('the preload runs in a world of its own', async ({ launch }) => {
  const { page } = await launch()

  const worlds = await worldsOf(page)

  expect(worlds.find(({ name }) => name === 'Electron Isolated Context')?.isIsolated).toBe(true)
  const seen = `['require', 'process', 'Buffer', 'ipcRenderer', 'module'].filter((name) => name in globalThis)`
  for (const world of worlds) expect.soft(await world.evaluate(seen), world.name).toEqual([])
})

test("the page's process is held by the sandbox of the operating system", async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'Looks into /proc, which exists on Linux only')
  test.skip(process.getuid?.() === 0, 'Chromium refuses its sandbox to root')
  const { dataDir } = await launch()

  const renderers = processesWith('--type=renderer', `--user-data-dir=${dataDir}`)

  expect(renderers.length).toBeGreaterThan(0)
  for (const { args, seccomp } of renderers) {
    expect(args).toContain('--enable-sandbox')
    expect(args).not.toContain('--no-sandbox')
    expect(seccomp).toBe(2)
  }
})
