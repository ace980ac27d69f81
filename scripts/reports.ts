/** What one test runner or one other step of `npm test` came to. */
export interface Outcome {
  readonly name: string
  readonly passed: number
  readonly failed: number
  /** Full names of what did not run. */
  readonly skipped: readonly string[]
  /** What made it red besides failed tests; empty when nothing did. */
  readonly trouble: string
}

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

interface PlaywrightSuite {
  readonly title: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly status: string
      readonly annotations: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
}

type Test = { readonly name: string; readonly status: 'passed' | 'failed' | 'skipped' }

/** Reads Vitest's JSON report. `report` is null where the runner left none. Throws on text that is not JSON. */
export function readVitest(name: string, report: string | null, exitCode: number): Outcome {
  if (report === null) return withoutReport(name, exitCode)
  const { testResults }: VitestReport = JSON.parse(report)
  const tests = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }): Test => {
      if (status === 'passed' || status === 'failed') return { name: fullName, status }
      return { name: fullName, status: 'skipped' }
    }),
  )
  return outcome(name, tests, exitCode)
}

/** Reads Playwright's JSON report. A flaky test has failed once, so it counts as failed. */
export function readPlaywright(name: string, report: string | null, exitCode: number): Outcome {
  if (report === null) return withoutReport(name, exitCode)
  const { suites }: PlaywrightReport = JSON.parse(report)
  return outcome(
    name,
    suites.flatMap((suite) => testsOf(suite, [])),
    exitCode,
  )
}

function testsOf(suite: PlaywrightSuite, parents: readonly string[]): Test[] {
  const path = [...parents, suite.title]
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status, annotations }): Test => {
      const title = [...path, spec.title].join(' › ')
      if (status === 'expected') return { name: title, status: 'passed' }
      if (status !== 'skipped') return { name: title, status: 'failed' }
      const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
      return { name: reason === undefined ? title : `${title} (${reason})`, status: 'skipped' }
    }),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))]
}

/** A step without tests of its own: lint, types, build. */
export function readStep(name: string, exitCode: number): Outcome {
  const trouble = exitCode === 0 ? '' : `ended with code ${exitCode}`
  return { name, passed: 0, failed: 0, skipped: [], trouble }
}

function withoutReport(name: string, exitCode: number): Outcome {
  return { ...readStep(name, exitCode), trouble: `gave no report and ended with code ${exitCode}` }
}

function outcome(name: string, tests: readonly Test[], exitCode: number): Outcome {
  const failed = tests.filter(({ status }) => status === 'failed').length
  const passed = tests.filter(({ status }) => status === 'passed').length
  return {
    name,
    passed,
    failed,
    skipped: tests.filter(({ status }) => status === 'skipped').map((test) => test.name),
    trouble: troubleOf(tests.length, failed, exitCode),
  }
}

function troubleOf(count: number, failed: number, exitCode: number): string {
  if (count === 0) return 'ran no test'
  return exitCode !== 0 && failed === 0 ? `ended with code ${exitCode} though no test failed` : ''
}
