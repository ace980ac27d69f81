/** Said wherever something is removed or deleted: a token does not need the history to let someone in. */
export const tokenOutlives =
  'The token itself works until it expires; what ends it earlier is a new developer key, which ends all tokens, or removing the person from the room.'
