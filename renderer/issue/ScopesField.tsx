import { useMemo } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import type { Suggestion } from '../../shared/platforms/platform.ts'
import { TextField, type TextFieldProps } from '../components/TextField.tsx'
import { Tooltip } from '../components/Tooltip.tsx'
import styles from './ScopesField.module.css'
import { scopeWords, withChosen } from './scope-words.ts'

export interface ScopesFieldProps extends TextFieldProps {
  readonly suggestions: readonly Suggestion[]
}

/** Words with spaces between them, typed freely or chosen among those that the platform names. */
export function ScopesField({ suggestions, ...field }: ScopesFieldProps) {
  const { value, onChange } = field
  const names = useMemo(() => suggestions.map((suggestion) => suggestion.value), [suggestions])
  const chosen = scopeWords(value).filter((word) => names.includes(word))
  return (
    <div>
      <TextField {...field} />
      <ToggleButtonGroup
        className={styles.chips ?? ''}
        aria-label={`${field.label} that the platform names`}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(withChosen(value, names, new Set([...keys].map(String))))}
      >
        {suggestions.map((suggestion) => (
          <Tooltip key={suggestion.value} text={suggestion.meaning} delay={150}>
            <ToggleButton id={suggestion.value} className={styles.chip ?? ''}>
              {suggestion.value}
            </ToggleButton>
          </Tooltip>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
