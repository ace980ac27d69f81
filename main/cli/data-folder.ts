import { join, resolve } from 'node:path'

/** What the choice of the folder depends on. */
export interface DataFolderContext {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** The person's home folder. */
  readonly home: string
}

/**
 * The folder of installation and history: `--data-dir`, else `ROOMPASS_DATA_DIR`, else the one that the
 * application uses (Electron's `userData`, https://www.electronjs.org/docs/latest/api/app#appgetpathname). An
 * empty value counts as not given; a relative one is relative to the working folder.
 */
export function dataFolder(option: string | undefined, context: DataFolderContext): string {
  const chosen = option || context.env.ROOMPASS_DATA_DIR
  return chosen ? resolve(chosen) : join(applicationData(context), 'Roompass')
}

function applicationData({ env, platform, home }: DataFolderContext): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support')
    case 'win32':
      return env.APPDATA || join(home, 'AppData', 'Roaming')
    default:
      return env.XDG_CONFIG_HOME || join(home, '.config')
  }
}
