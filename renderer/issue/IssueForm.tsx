import type { Platform, PlatformField } from '../../shared/platforms/platform.ts'
import type { Draft, Finding, Profile } from '../../shared/schemas.ts'
import { contentParts } from '../../shared/session-content.ts'
import { ClaimsView } from '../components/ClaimsView.tsx'
import { Disclosure } from '../components/Disclosure.tsx'
import { platformOf } from '../stores/platform-of.ts'
import { errorAt } from './blocking.ts'
import { ClaimField } from './ClaimField.tsx'
import { type FieldRow, groupsOf, groupTitles, rowsOf } from './field-rows.ts'
import styles from './IssueForm.module.css'
import { RoomSwitch } from './RoomSwitch.tsx'
import type { Preview } from './use-preview.ts'

export interface IssueFormProps {
  readonly draft: Draft
  readonly profile: Profile
  readonly preview: Preview
  readonly findings: readonly Finding[]
}

const isAdvanced = (field: PlatformField) => field.advanced === true

/** The draft as a form, drawn from the platform's table of fields. */
export function IssueForm({ draft, profile, preview, findings }: IssueFormProps) {
  const platform = platformOf(profile)
  const { fields, switches, endFrom } = platform
  const parts = contentParts(platform, preview.claims)
  const draw = (row: FieldRow) => (
    <div key={row[0].name} className={styles.row} data-pair={row.length === 2 || undefined}>
      {row.map((field) => (
        <ClaimField
          key={field.name}
          field={field}
          draft={draft}
          preview={preview}
          error={errorAt(findings, field.name)}
        />
      ))}
    </div>
  )
  return (
    <form className={styles.form} aria-label="Draft" onSubmit={(event) => event.preventDefault()}>
      {groupsOf(fields.filter((field) => !isAdvanced(field))).map(({ group, fields: inGroup }) => (
        <fieldset className={styles.group} key={group}>
          <legend className={styles.title}>{groupTitles[group]}</legend>
          {rowsOf(inGroup).map(draw)}
          {switches
            .filter((one) => one.group === group)
            .map((one) => (
              <RoomSwitch
                key={one.name}
                what={one}
                value={draft.values[one.name] ?? ''}
                room={preview.known.room}
              />
            ))}
        </fieldset>
      ))}
      <Disclosure title={advancedTitle(fields.filter(isAdvanced), endFrom)}>
        <div className={styles.group}>
          {rowsOf(fields.filter(isAdvanced)).map(draw)}
          <ClaimsView
            label={
              endFrom === 'answer'
                ? 'All of it, as it would be asked for now'
                : 'All claims, as they would be signed now'
            }
            value={parts.asked}
            timeZone={preview.timeZone}
          />
          {parts.givenToSdk !== null && (
            <ClaimsView
              label="What your page gives to the SDK"
              value={parts.givenToSdk}
              timeZone={preview.timeZone}
            />
          )}
        </div>
      </Disclosure>
    </form>
  )
}

/** Such as "Team id, breakout room id, issued at, all claims". */
function advancedTitle(fields: readonly PlatformField[], endFrom: Platform['endFrom']): string {
  const last = endFrom === 'answer' ? 'what the platform is asked for' : 'all claims'
  const words = [...fields.map(({ label }) => label), last].join(', ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
