import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './child.ts'
import { at, root, tools } from './paths.ts'
import { type Outcome, readPlaywright, readStep, readVitest } from './reports.ts'
import { prepareSystem } from './system-packages.ts'
import { tally } from './tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'roompass-reports-'))
try {
  const { remarks, line, exitCode } = tally(await everything())
  console.log(['', ...remarks, line].join('\n'))
  process.exitCode = exitCode
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function everything(): Promise<Outcome[]> {
  const missing = prepareSystem()
  if (missing !== null) {
    console.log(missing)
    return [{ ...readStep('system packages', 1), trouble: 'are missing' }]
  }
  const checks = [
    await step('format and lint', tools.biome, ['check', '--error-on-warnings', '.']),
    await step('unused code', tools.knip, []),
    await step('types', tools.tsc, ['--noEmit']),
    await unit(),
  ]
  const build = await step('build', tools.electronVite, ['build', '--logLevel', 'warn'])
  if (build.trouble !== '') {
    console.log('The e2e specs did not run, because there is no build.')
    return [...checks, build]
  }
  return [...checks, build, await e2e()]
}

async function step(name: string, tool: string, args: readonly string[]): Promise<Outcome> {
  return readStep(name, await runStep(name, tool, args))
}

async function unit(): Promise<Outcome> {
  const name = 'unit tests'
  const report = join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runStep(name, tools.vitest, ['run', ...reporters])
  return readVitest(name, textOf(report), code)
}

async function e2e(): Promise<Outcome> {
  const name = 'e2e specs'
  const report = join(folder, 'playwright.json')
  const code = await runStep(name, at('scripts', 'e2e.ts'), ['--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return readPlaywright(name, textOf(report), code)
}

async function runStep(
  name: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  console.log(`\n== ${name}`)
  const options = {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'] as const,
  }
  return (await run(process.execPath, [script, ...args], { ...options, stdio: [...options.stdio] })).code
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
