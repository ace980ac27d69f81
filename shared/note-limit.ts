/** The longest note of a session, in UTF-16 units. */
export const noteAtMost = 2000
