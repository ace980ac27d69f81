import { useCallback } from 'react'
import type { PlatformField } from '../../shared/platforms/platform.ts'
import type { Draft } from '../../shared/schemas.ts'
import type { ResolvedTime, ResolvedTimes } from '../../shared/validity/resolve-times.ts'
import { Button } from '../components/Button.tsx'
import { TextField, type TextFieldProps } from '../components/TextField.tsx'
import { setValue, touch } from '../stores/draft-store.ts'
import { AvatarField } from './AvatarField.tsx'
import { BreakoutField } from './BreakoutField.tsx'
import { ByteCounter } from './ByteCounter.tsx'
import { DestinationMarks } from './DestinationMarks.tsx'
import { destinationNote, destinationsOf, isReplaced, isWithheld } from './destinations.ts'
import { IdentityField } from './IdentityField.tsx'
import { MetadataField } from './MetadataField.tsx'
import { RoleField } from './RoleField.tsx'
import { RoomField } from './RoomField.tsx'
import { ScopesField } from './ScopesField.tsx'
import { StartEarly, StartPresets } from './StartControls.tsx'
import { TimeField } from './TimeField.tsx'
import type { Preview } from './use-preview.ts'
import { ValidityPresets } from './ValidityPresets.tsx'

export interface ClaimFieldProps {
  readonly field: PlatformField
  readonly draft: Draft
  readonly preview: Preview
  readonly error: string | undefined
}

/** One line of the form, by the kind of its field. Knows no platform; names only what several platforms share. */
export function ClaimField({ field, draft, preview, error }: ClaimFieldProps) {
  const onChange = useCallback((typed: string) => setValue(field.name, typed), [field.name])
  const shared = { ...textFieldProps(field, draft, preview), error, onChange }
  const { room } = preview.known
  if (isWithheld(preview.platform, field.name, preview.profile))
    return <TextField {...shared} help={withheldHelp} placeholder="not sent" />

  switch (field.kind) {
    case 'time':
      return (
        <TimeField
          {...shared}
          {...timeExtras(field.name, draft, preview)}
          time={timeOf(preview.times, field.name)}
          preview={preview}
        />
      )
    case 'url':
      return <AvatarField {...shared} />
    case 'room':
      return <RoomField {...shared} profileId={draft.profileId} room={room} />
    case 'role':
      return <RoleField {...shared} profileId={draft.profileId} room={room} />
    case 'breakout':
      return <BreakoutField {...shared} room={room} />
    case 'scopes':
      return <ScopesField {...shared} suggestions={field.suggestions ?? []} />
    case 'metadata':
      return <MetadataField {...shared} key={draft.profileId} />
    case 'identity':
      return <IdentityField {...shared} profileId={draft.profileId} />
    case 'text':
      return field.name === 'initials' ? (
        <TextField {...shared} {...initialsWords(preview, onChange)} />
      ) : (
        <TextField {...shared} />
      )
  }
}

const withheldHelp = 'It would say who the guest is, so this profile keeps it here.'
const replacedHelp = 'It stays on this computer: a made-up one leaves in its place.'

/** What every kind of field has in common. */
function textFieldProps(
  field: PlatformField,
  draft: Draft,
  { platform, profile, leaving }: Preview,
): Omit<TextFieldProps, 'onChange' | 'error'> {
  const { name, label, help, rule, placeholder, maxBytes } = field
  return {
    label,
    claim: field.sentAs ?? name,
    rule,
    ruleNote: `${rule} ${destinationNote(destinationsOf(platform, field, profile))}`.trimEnd(),
    help: isReplaced(platform, name, profile) ? replacedHelp : help,
    name,
    value: draft.values[name] ?? '',
    onBlur: () => touch(name),
    marks: (showRule) => (
      <DestinationMarks platform={platform} field={field} profile={profile} onPress={showRule} />
    ),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(maxBytes === undefined
      ? {}
      : { counter: <ByteCounter text={leaving.values[name] ?? ''} atMost={maxBytes} /> }),
  }
}

function timeOf(times: ResolvedTimes, name: string): ResolvedTime {
  return name === 'iat' || name === 'nbf' || name === 'exp' ? times[name] : { kind: 'absent' }
}

/** The choices beside a time, and what goes with it. */
function timeExtras(name: string, draft: Draft, { known }: Preview) {
  if (name === 'exp') return { choices: <ValidityPresets typed={draft.values.exp ?? ''} /> }
  if (name === 'nbf')
    return {
      choices: <StartPresets typed={draft.values.nbf ?? ''} />,
      note: <StartEarly draft={draft} clockAhead={known.clockAhead} />,
    }
  return {}
}

/** What the platform makes of the name, in the empty field, and the offer to leave a title out. */
function initialsWords({ tile }: Preview, onChange: (typed: string) => void) {
  const hint = tile.titleHint
  return {
    ...(tile.from === 'name' ? { placeholder: `${tile.initials} from the name` } : {}),
    ...(hint !== null && tile.from === 'name'
      ? {
          trailing: (
            <Button size="small" variant="soft" onPress={() => onChange(hint.initials)}>
              use {hint.initials}
            </Button>
          ),
        }
      : {}),
  }
}
