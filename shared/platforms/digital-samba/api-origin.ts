/** Where the platform's own API is (https://docs.digitalsamba.com/rest-api). */
export const ownApiOrigin = 'https://api.digitalsamba.com'
