/** Where API tokens come from (https://docs.dolby.io/communications-apis/reference/authentication-api). */
export const ownApiOrigin = 'https://api.dolby.io'

/**
 * Where client access tokens come from and where the Monitor API is
 * (https://github.com/DolbyIO/dolbyio-rest-apis-client-node, before commit d9c5724: src/urls.ts).
 */
export const ownCommsOrigin = 'https://comms.api.dolby.io'
