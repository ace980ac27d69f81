const docs = 'https://docs.dolby.io/communications-apis/docs'
const nodeClient = 'https://github.com/DolbyIO/dolbyio-rest-apis-client-node, before commit d9c5724'
const pythonClient = 'https://github.com/DolbyIO/dolbyio-rest-apis-client-python, before commit 69427b6'

/** Where the rules come from. */
export const sources = {
  identification: `${docs}/guides-session-and-client-identification`,
  apiAuthentication: `${docs}/guides-api-authentication`,
  clientAuthentication: `${docs}/guides-client-authentication`,
  expiry: `${docs}/guides-accessing-dolbyio-platform: 1 second to 24 hours`,
  usualExpiry: `${nodeClient}: communications/types/authentication.ts, expiresIn`,
  scopes: `${nodeClient}: communications/types/authentication.ts, sessionScope`,
  noScopes: `${pythonClient}: communications/authentication.py, session_scope`,
  participantInfo: `${docs}/js-client-sdk-model-participantinfo`,
  monitor: `${docs}/guides-session-and-client-identification: available through the Monitor API`,
  retired:
    'https://github.com/voxeet/comms-sdk-web-getting-started (archived on 30 August 2024); https://github.com/DolbyIO/dolbyio-rest-apis-client-node (commit d9c5724)',
  basic: 'RFC 7617, 2: a user id holds no colon and no control character',
  mixedContent: 'https://www.w3.org/TR/mixed-content/',
  hidden: 'Unicode UTR #36, 2 (visual spoofing, bidirectional text)',
  mixedScripts: 'Unicode UTS #39, 5.2 (highly restrictive, word by word)',
  repeatedKeys: 'RFC 8259, 4: names within an object should be unique',
} as const
