import { answerTo } from './answer.ts'
import { keytarStore } from './keytar.ts'
import { keychainRequestSchema } from './protocol.ts'
import { patientLimitMs } from './trouble.ts'

/**
 * The entry of the small process that talks to the keychain. It is ended and started anew where a call hangs or
 * the keyring was restarted, and a crash in native code ends it alone. It writes nothing to any log.
 */

/** Electron's end of the line in a utility process. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

/** The parent ends this process where its own limit, which may be shorter, is over. */
const store = keytarStore({ limitMs: patientLimitMs })

const parentPort: unknown = Reflect.get(process, 'parentPort')

if (isParentPort(parentPort)) {
  parentPort.on('message', ({ data }) => void answer(data, (message) => parentPort.postMessage(message)))
} else {
  // A call that hangs would keep `process.exit` waiting for its thread.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  process.on('message', (data) => void answer(data, (message) => process.send?.(message)))
}

async function answer(data: unknown, post: (message: unknown) => void): Promise<void> {
  const request = keychainRequestSchema.safeParse(data)
  if (request.success) post(await answerTo(request.data, store, process.platform))
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value
}
