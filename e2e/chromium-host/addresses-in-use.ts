import { createAddresses } from './addresses.ts'
import { handledSchemes } from './api/session.ts'

/** The translation between the application's addresses and Chromium's, for the schemes that are registered. */
export const addresses = createAddresses(handledSchemes)
