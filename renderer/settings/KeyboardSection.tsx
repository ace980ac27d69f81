import { actions } from '../../shared/actions.ts'
import { keysText } from '../app/accelerator.ts'
import { commandKey } from '../components/Kbd.tsx'
import { listKeys } from '../history/list-keys.ts'
import styles from './KeyboardSection.module.css'
import { SettingsSection } from './SettingsSection.tsx'

/** Every action with its keys, from the table that the menu and the shortcuts are made of. */
export function KeyboardSection() {
  return (
    <SettingsSection title="Keyboard">
      <dl className={styles.keys}>
        {actions.map(({ name, label, keys }) => (
          <Line key={name} label={label.replace('…', '')} keys={[keysText(keys, commandKey)]} />
        ))}
      </dl>
      <h3 className={styles.where}>In the list of the history</h3>
      <dl className={styles.keys}>
        {listKeys.map(({ label, keys }) => (
          <Line key={label} label={label} keys={keys} />
        ))}
        <Line label="Undo the last removal" keys={[keysText('CmdOrCtrl+Z', commandKey)]} />
      </dl>
    </SettingsSection>
  )
}

function Line({ label, keys }: { readonly label: string; readonly keys: readonly string[] }) {
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.presses}>
        {keys.map((press) => (
          <kbd key={press} className={styles.press}>
            {press}
          </kbd>
        ))}
      </dd>
    </div>
  )
}
