import { useCallback } from 'react'
import type { PlatformField } from '../../shared/platforms/platform.ts'
import type { Draft } from '../../shared/schemas.ts'
import type { ResolvedTime, ResolvedTimes } from '../../shared/validity/resolve-times.ts'
import { Button } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { setValue, touch } from '../stores/draft-store.ts'
import { AvatarField } from './AvatarField.tsx'
import { BreakoutField } from './BreakoutField.tsx'
import { RoleField } from './RoleField.tsx'
import { RoomField } from './RoomField.tsx'
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
  const value = draft.values[field.name] ?? ''
  const shared = {
    label: field.label,
    claim: field.name,
    rule: field.rule,
    help: field.help,
    error,
    name: field.name,
    value,
    onBlur: () => touch(field.name),
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
  }
  const onChange = useCallback((typed: string) => setValue(field.name, typed), [field.name])
  const { room } = preview.known

  switch (field.kind) {
    case 'time':
      return (
        <TimeField
          {...shared}
          {...timeExtras(field.name, draft, preview)}
          onChange={onChange}
          time={timeOf(preview.times, field.name)}
          preview={preview}
        />
      )
    case 'url':
      return <AvatarField {...shared} onChange={onChange} />
    case 'room':
      return <RoomField {...shared} onChange={onChange} profileId={draft.profileId} room={room} />
    case 'role':
      return <RoleField {...shared} onChange={onChange} profileId={draft.profileId} room={room} />
    case 'breakout':
      return <BreakoutField {...shared} onChange={onChange} room={room} />
    case 'text':
      return field.name === 'initials' ? (
        <TextField {...shared} {...initialsWords(preview, onChange)} onChange={onChange} />
      ) : (
        <TextField {...shared} onChange={onChange} />
      )
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
