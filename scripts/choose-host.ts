/** What was found on this machine. */
export interface Surroundings {
  /** The value of ROOMPASS_HOST. */
  readonly asked: string | undefined
  /** False on Linux without DISPLAY and WAYLAND_DISPLAY. */
  readonly display: boolean
  /** Path of Electron's executable. */
  readonly electron: string | null
  /** False before the installer was tried. */
  readonly installTried: boolean
  /** Path of a Chromium or Chrome. */
  readonly chromium: string | null
}

export type Choice =
  | { readonly host: 'electron'; readonly executable: string }
  /** `notice` says why it is not Electron; empty when it was asked for. */
  | { readonly host: 'chromium'; readonly executable: string; readonly notice: string }
  | { readonly host: 'install-electron' }
  | { readonly host: 'none'; readonly sentence: string }

/** Where to go without a window. */
export const commandLine = 'the command line works without a window: npm run -s roompass -- --help'
const getElectron = 'connect to the internet and run "npx install-electron"'
const getChromium = 'install Chromium (on Debian and Ubuntu: sudo apt-get install chromium)'

/** Which host opens the window (Electron where there is one, else the Chromium host), or what is missing and how to get it. */
export function chooseHost(found: Surroundings): Choice {
  const { asked, display, electron, installTried, chromium } = found
  if (asked !== undefined && asked !== '' && asked !== 'electron' && asked !== 'chromium') {
    return none(`ROOMPASS_HOST is "${asked}": set it to electron or chromium, or leave it out.`)
  }
  if (!display) {
    return none(
      `Roompass needs a display for its window, and neither DISPLAY nor WAYLAND_DISPLAY is set: start it from a desktop session or under xvfb-run; ${commandLine}`,
    )
  }
  if (asked === 'chromium') {
    if (chromium !== null) return { host: 'chromium', executable: chromium, notice: '' }
    return none(
      `ROOMPASS_HOST asks for the Chromium host, and no Chromium was found: ${getChromium}; ${commandLine}`,
    )
  }
  if (electron !== null) return { host: 'electron', executable: electron }
  if (!installTried) return { host: 'install-electron' }
  if (asked === 'electron') {
    return none(
      `ROOMPASS_HOST asks for Electron, and its runtime is neither installed nor could it be downloaded: ${getElectron}; ${commandLine}`,
    )
  }
  if (chromium !== null) {
    return {
      host: 'chromium',
      executable: chromium,
      notice: `Electron's runtime is neither installed nor could it be downloaded, so Roompass starts on the Chromium host (${chromium}).`,
    }
  }
  return none(
    `Roompass found nothing to open its window with, neither Electron's runtime nor a Chromium: ${getElectron}, or ${getChromium}; ${commandLine}`,
  )
}

function none(sentence: string): Choice {
  return { host: 'none', sentence }
}
