import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../../shared/schemas.ts'
import { createEngine } from '../../create-engine.ts'
import type { Engine } from '../../engine.ts'
import { defaultSettings } from '../../settings/settings.ts'
import { acme, incoming } from '../../test-drafts.ts'
import { fileSecrets } from '../../test-file-secrets.ts'
import { guestTable } from '../test-batch.ts'

/** A folder with everything that a batch needs, and the batch itself: data, a keychain of files, guests, and tokens. */
export interface Place {
  readonly dataDir: string
  readonly secretsDir: string
  /** Holds nothing but the guests and what the batch writes. */
  readonly files: string
  readonly input: string
  readonly output: string
}

function placeIn(root: string): Place {
  const files = join(root, 'files')
  return {
    ...{ dataDir: join(root, 'data'), secretsDir: join(root, 'secrets') },
    ...{ files, input: join(files, 'guests.csv'), output: join(files, 'tokens.csv') },
  }
}

/** Makes one with a profile, its key and guests. */
export async function makePlace(
  root: string,
  { rows, keepTokens }: { readonly rows: number; readonly keepTokens: Settings['keepTokens'] },
): Promise<Place> {
  const place = placeIn(root)
  mkdirSync(place.files, { recursive: true })
  writeFileSync(place.input, guestTable(rows))
  await withEngine(place, async (engine) => {
    engine.settings.set({ ...defaultSettings, keepTokens })
    const { profile } = engine.profiles.save(acme)
    await engine.keys.add(incoming(profile.id))
  })
  return place
}

/** The same again, as it is now. */
export function copyPlace(from: string, to: string): Place {
  cpSync(from, to, { recursive: true })
  return placeIn(to)
}

/** Opens the history of a place, as a program that is started there would. */
export async function withEngine<T>(
  { dataDir, secretsDir }: Place,
  work: (engine: Engine) => Promise<T> | T,
): Promise<T> {
  const engine = createEngine({
    ...{ dataDir, secrets: fileSecrets(secretsDir), clock: Date.now },
    ...{ version: '0.0.0', host: 'test', watchEvery: 0 },
  })
  await engine.start()
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}
