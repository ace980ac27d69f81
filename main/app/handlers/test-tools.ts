import type { Profile, Session, SigningKey } from '../../../shared/schemas.ts'
import type { Engine } from '../../engine.ts'
import type { Dialogs } from '../dialogs.ts'
import { createLog } from '../log.ts'
import type { Tools } from './tools.ts'

/** For tests only: a session with every field filled. The token is signed with no key at all. */
export const testSession: Session = {
  id: 'session-1',
  platform: 'digital-samba',
  profileId: 'profile-1',
  profileName: 'Acme',
  environment: 'development',
  keyFingerprint: '5f2c·a91e',
  origin: 'signed',
  room: 'board',
  name: 'Jane Doe',
  externalId: null,
  role: null,
  issuedAt: 1_700_000_000,
  validFrom: 1_700_000_000,
  validUntil: 1_700_003_600,
  isEndUnknown: false,
  stoppedAt: null,
  person: null,
  note: '',
  header: { alg: 'HS256', typ: 'JWT' },
  claims: { rd: 'board' },
  asked: null,
  token: 'test.test.test',
  link: 'https://acme.digitalsamba.com/board?token=test.test.test',
}

export const testKey: SigningKey = {
  id: 'key-1',
  label: 'autumn',
  fingerprint: '5f2c·a91e',
  createdAt: 1_700_000_000,
  status: 'current',
  held: 'keychain',
}

export const testProfile: Profile = {
  id: 'profile-1',
  platform: 'digital-samba',
  name: 'Acme',
  environment: 'development',
  settings: {},
  defaultRole: '',
  defaultValidity: '2h',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
  keys: [testKey],
}

type Given = Partial<Omit<Tools, 'engine' | 'dialogs'>> & {
  readonly dialogs?: Partial<Dialogs>
} & { readonly [K in keyof Engine]?: Partial<Engine[K]> }

const never = (name: string) => () => {
  throw new Error(`${name} was not expected`)
}

/** Tools of which each one throws when used, except those given. Yes or no to every question, as said. */
export function testTools(
  given: Given,
  yes = false,
): Tools & { readonly asked: string[]; readonly lines: string[] } {
  const asked: string[] = []
  const lines: string[] = []
  const { avatars, dialogs, clipboard, keyIntake, locking, openInBrowser, writeFile, log, ...engine } = given
  return {
    asked,
    lines,
    // Only what a test gives is there; a handler that uses more fails with a type error at run time.
    engine: engine as unknown as Engine,
    avatars: avatars ?? { preview: never('avatars') },
    dialogs: {
      ask: async ({ message }) => {
        asked.push(message)
        return yes
      },
      chooseFile: never('chooseFile'),
      chooseTarget: never('chooseTarget'),
      chooseNewFolder: never('chooseNewFolder'),
      ...dialogs,
    },
    clipboard: clipboard ?? { copy: never('copy'), clearOwn: never('clearOwn'), holdsOwn: never('holdsOwn') },
    keyIntake: keyIntake ?? { take: never('take'), offerToForget: never('offerToForget') },
    locking: locking ?? { ask: never('locking') },
    openInBrowser: openInBrowser ?? never('openInBrowser'),
    writeFile: writeFile ?? never('writeFile'),
    log: log ?? createLog((_level, line) => lines.push(line)),
  }
}
