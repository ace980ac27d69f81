import type { Delivery } from '../../../shared/lab/schemas.ts'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import styles from './CraftForms.module.css'
import { setDelivery } from './craft-store.ts'
import { transportChoices } from './craft-words.ts'

/** To which room the token is taken, and how it stands in the address. */
export function DeliveryFields({ delivery }: { readonly delivery: Delivery }) {
  return (
    <div className={styles.pair}>
      <TextField
        label="Room of the link"
        value={delivery.room}
        maxLength={2000}
        onChange={(room) => setDelivery({ room })}
      />
      <Select
        label="Token in the link"
        options={transportChoices}
        value={delivery.transport}
        onChange={(transport) => setDelivery({ transport })}
      />
    </div>
  )
}
