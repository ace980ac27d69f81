import type { Log } from './log.ts'

/** Milliseconds for taking our text off the clipboard; a program in an unknown state does not wait for long. */
const longest = 1000

/**
 * What to do with an exception that nothing caught: it is logged, the person is told in one sentence, our text goes
 * from the clipboard, and the application ends with code 1. What follows from ending is not told again.
 */
export function createCrashHandler(tools: {
  readonly log: Log
  /** Where the log is, for the person to find it. */
  readonly logFolder: string
  /** Whether a dialog can be shown. */
  isReady(): boolean
  /** Shows a dialog and returns when the person has closed it. */
  showErrorBox(title: string, content: string): void
  writeError(text: string): void
  /** Whether something lives in memory only. */
  losesSomething(): boolean
  clearClipboard(): Promise<void>
  exit(code: number): void
}): (error: unknown) => void {
  const { log } = tools
  let isEnding = false

  async function end(error: unknown): Promise<void> {
    attempt(() => log.error('uncaught error', error))
    attempt(() => tell(crashMessage(tools.losesSomething(), tools.logFolder)))
    await Promise.race([attemptLater(() => tools.clearClipboard()), afterwards(longest)])
    tools.exit(1)
  }

  function tell(message: string): void {
    if (tools.isReady()) tools.showErrorBox('Roompass', message)
    else tools.writeError(`roompass: ${message}\n`)
  }

  return (error) => {
    if (isEnding) {
      attempt(() => log.error('uncaught error while ending', error))
      return
    }
    isEnding = true
    void end(error)
  }
}

/** What happened and where to look, with nothing of the error itself: it may quote what a person typed. */
function crashMessage(losesSomething: boolean, logFolder: string): string {
  const kept = losesSomething
    ? 'What was in memory only is lost; the history is not touched.'
    : 'What was issued is in the history.'
  return `Roompass ran into an error and has to close. ${kept} The log is in ${logFolder}.`
}

/** A step of ending that fails does not keep the next from being done. */
function attempt(step: () => void): void {
  try {
    step()
  } catch {
    // The log itself may be what fails.
  }
}

async function attemptLater(step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch {
    // The clipboard may be gone with the display.
  }
}

function afterwards(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
