import type { ParseArgsOptionsConfig } from 'node:util'
import type { Draft, PlatformId, Profile } from '../../shared/schemas.ts'

/** The options that fill a draft. */
export const draftOptions = {
  room: { type: 'string' },
  name: { type: 'string' },
  initials: { type: 'string' },
  role: { type: 'string' },
  'external-id': { type: 'string' },
  avatar: { type: 'string' },
  breakout: { type: 'string' },
  expires: { type: 'string' },
  'not-before': { type: 'string' },
  'issued-at': { type: 'string' },
  e2ee: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

type DraftOption = keyof typeof draftOptions
type DraftOptionValues = { readonly [option in DraftOption]?: string | undefined }

const timeOptions: readonly DraftOption[] = ['expires', 'not-before', 'issued-at']
/** What leaves a time out of the token. */
const absentTimes = ['none', 'never']

/** The field of each platform's form that an option fills. */
const fieldNames: Record<PlatformId, Readonly<Record<DraftOption, string>>> = {
  'digital-samba': {
    room: 'rd',
    name: 'u',
    initials: 'initials',
    role: 'role',
    'external-id': 'ud',
    avatar: 'avatar',
    breakout: 'breakoutId',
    expires: 'exp',
    'not-before': 'nbf',
    'issued-at': 'iat',
    e2ee: 'e2ee',
  },
}

/** The draft with the options put in as typed; an empty option empties its field, one not given leaves it. */
export function filledDraft(draft: Draft, platform: PlatformId, options: DraftOptionValues): Draft {
  const fields = fieldNames[platform]
  const typed = draftOptionNames.flatMap((option) => {
    const value = options[option]
    return value === undefined ? [] : [[fields[option], asTyped(option, value)] as const]
  })
  return { ...draft, values: { ...draft.values, ...Object.fromEntries(typed) } }
}

const draftOptionNames = Object.keys(draftOptions) as DraftOption[]

function asTyped(option: DraftOption, value: string): string {
  return timeOptions.includes(option) && absentTimes.includes(value.trim().toLowerCase()) ? '' : value
}

/** A platform's settings from the options that say which account it is. */
export function settingsFrom(
  platform: PlatformId,
  options: {
    readonly team?: string | undefined
    readonly domain?: string | undefined
    readonly api?: string | undefined
  },
): Profile['settings'] {
  switch (platform) {
    case 'digital-samba':
      return {
        teamId: options.team ?? '',
        domain: options.domain ?? '',
        ...(options.api === undefined ? {} : { api: options.api }),
      }
  }
}
