/** Says in every window's title what shows it. */
export const titleSuffix = ' (Chromium host)'
