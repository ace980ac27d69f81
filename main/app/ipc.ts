import { ipcMain } from 'electron'
import { callChannel } from './channels.ts'
import type { Router } from './router.ts'
import { senderOf } from './sender.ts'

/**
 * Opens the one channel on which windows may ask. This is the only file that touches `ipcMain`: whatever comes in
 * goes through the router's checks, and who sent it is read before anything else.
 */
export function listenForCalls(route: Router): void {
  ipcMain.handle(callChannel, (event, verb: unknown, request: unknown) =>
    route(senderOf(event), verb, request),
  )
}
