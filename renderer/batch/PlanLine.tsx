import { memo } from 'react'
import type { BatchInput } from '../../shared/batch/schemas.ts'
import { templateFault, templateFor } from '../../shared/batch/template.ts'
import type { PlatformField } from '../../shared/platforms/platform.ts'
import type { Profile, RoomDetail } from '../../shared/schemas.ts'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { isWithheld } from '../issue/destinations.ts'
import { setAsText, setTemplate } from '../stores/batch-plan.ts'
import { platformOf } from '../stores/platform-of.ts'
import { PlanConstant } from './PlanConstant.tsx'
import styles from './PlanLine.module.css'
import { type PlanSource, sourceForKey, sourceKey, sourceOf, sourceOptions } from './plan-source.ts'

interface PlanLineProps {
  readonly field: PlatformField
  readonly input: Pick<BatchInput, 'columns' | 'firstRows'>
  /** Empty where the field takes no column. */
  readonly template: string
  /** Whether the template is written as a text. */
  readonly isText: boolean
  /** For all rows, or for those whose columns are empty. */
  readonly constant: string
  readonly timeZone: string
  readonly profile: Profile
  readonly room: RoomDetail | null
}

/** One field: where its value comes from, and the value itself. Not drawn again for each letter typed in another one. */
export const PlanLine = memo(function PlanLine(props: PlanLineProps) {
  const { field, input, template, isText, profile } = props
  const { columns, firstRows } = input
  const source = sourceOf(template, columns, isText)
  if (isWithheld(platformOf(profile), field.name, profile))
    return (
      <div className={styles.line}>
        <span className={styles.label}>{field.label}</span>
        <span className={styles.withheld}>Not sent: this profile keeps its guests anonymous.</span>
      </div>
    )

  function choose(next: PlanSource) {
    setAsText(field.name, next.kind === 'text')
    if (next.kind === 'form') setTemplate(field.name, '')
    if (next.kind === 'column') setTemplate(field.name, templateFor(columns[next.at] ?? ''))
  }

  return (
    <fieldset className={styles.line}>
      <legend className="visually-hidden">{field.label}</legend>
      <span className={styles.label} title={field.help} aria-hidden="true">
        {field.label}
      </span>
      <Select
        label={`${field.label} from`}
        options={sourceOptions(columns, firstRows[0]?.cells)}
        value={sourceKey(source)}
        quiet={{ isSet: source.kind !== 'form' }}
        onChange={(key) => choose(sourceForKey(key))}
      />
      <div className={styles.value}>
        {source.kind === 'text' && (
          <TextField
            label={`${field.label} as a text`}
            isLabelHidden
            value={template}
            placeholder={`{${columns[0] ?? 'column'}} …`}
            maxLength={2000}
            error={template === '' ? undefined : (templateFault(template, columns) ?? undefined)}
            onChange={(typed) => setTemplate(field.name, typed)}
          />
        )}
        <PlanConstant {...props} isElse={source.kind !== 'form'} />
      </div>
    </fieldset>
  )
})
