import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type TokenVerb = 'tokens.detect' | 'tokens.keep'

/** What is done with tokens that came from elsewhere. */
export function tokenHandlers({ engine, keyIntake }: Tools): HandlersOf<TokenVerb> {
  return {
    'tokens.detect': async ({ token, typed }) => {
      if (typed === null) return engine.tokens.detect(token, null)
      const bytes = await keyIntake.take({ from: 'typed', secret: typed.secret })
      try {
        return await engine.tokens.detect(token, { bytes, encoding: typed.encoding })
      } finally {
        bytes.fill(0)
      }
    },
    'tokens.keep': async ({ token, platform, profileId }) => engine.tokens.keep(token, platform, profileId),
  }
}
