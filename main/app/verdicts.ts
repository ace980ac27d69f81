import { isAppAddress } from './origin.ts'

/** A frame may go to the application's own origin and nowhere else, by link, script, form, refresh or redirect. */
export function mayNavigate(address: string): boolean {
  return isAppAddress(address)
}

/**
 * No permission is ever given: the application needs no camera, no notification and no clipboard in the page.
 * Copying goes through main. The name is taken only so that the tests can go through the whole list.
 */
export function mayUse(_permission: string): boolean {
  return false
}
