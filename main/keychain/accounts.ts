/** The name under which every entry stands in the operating system's keychain. */
export const keychainService = 'Roompass'

/** The account of the 32-byte key that the history is encrypted with. */
export const historyAccount = (installationId: string) => `${installationId}/history`

/** The account of the 32-byte key that fingerprints are made with. */
export const fingerprintAccount = (installationId: string) => `${installationId}/fingerprint`

/** The account of one signing key. */
export const keyAccount = (installationId: string, keyId: string) => `${installationId}/key/${keyId}`
