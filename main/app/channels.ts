/** The only two channels between the windows and main. */
export const callChannel = 'roompass:call'
export const eventChannel = 'roompass:event'
