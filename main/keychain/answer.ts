import type { KeychainAnswer, KeychainRequest } from './protocol.ts'
import type { SecretStore } from './secret-store.ts'
import { keychainError } from './trouble.ts'

/** Does what a request asks for, on the child's side. Never throws: what fails is an answer too. */
export async function answerTo(
  request: KeychainRequest,
  store: SecretStore,
  platform: NodeJS.Platform,
): Promise<KeychainAnswer> {
  try {
    return await resultOf(request, store)
  } catch (error) {
    const { state, message } = keychainError(error, platform)
    return { number: request.number, call: 'failed', state, message }
  }
}

async function resultOf(request: KeychainRequest, store: SecretStore): Promise<KeychainAnswer> {
  const { number } = request
  switch (request.call) {
    case 'get':
      return { number, call: 'get', secret: await store.get(request.account) }
    case 'set':
      await store.set(request.account, request.secret)
      return { number, call: 'set' }
    case 'remove':
      return { number, call: 'remove', removed: await store.remove(request.account) }
    case 'probe':
      return { number, call: 'probe', ...(await store.probe()) }
  }
}
