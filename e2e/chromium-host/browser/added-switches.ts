/** Switches of Chromium that the application added before its first window, by name without dashes. */
export const addedSwitches = new Map<string, string>()
