import { shell } from 'electron'
import { RoompassError } from '../../shared/errors.ts'
import { browserAddress } from './external.ts'

/**
 * Opens an https address in the system's browser.
 *
 * @throws RoompassError `failed` for another kind of address, and where there is no browser
 */
export async function openInBrowser(address: string): Promise<void> {
  const url = browserAddress(address)
  await shell.openExternal(url).catch(() => {
    throw new RoompassError('failed', 'No browser could be opened. Copy the link and open it yourself.')
  })
}
