import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Failure } from '../../../shared/errors.ts'
import type { Endpoint } from '../../../shared/lab/schemas.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { TextField } from '../../components/TextField.tsx'
import { checkEndpoint, endpointFormOf, type EndpointForm as Form } from './endpoint-form.ts'
import { RuleField } from './RuleField.tsx'
import styles from './RunPanel.module.css'

const methods = (['GET', 'POST', 'PUT'] as const).map((value) => ({ value, label: value }))

interface EndpointFormProps {
  readonly profileName: string
  readonly endpoint: Endpoint | null
  readonly save: (endpoint: Endpoint | null) => Promise<Failure | null>
  readonly onDone: () => void
}

/** The endpoint of a profile while it is typed. A host that was not confirmed before is, by main. */
export function EndpointForm({ profileName, endpoint, save, onDone }: EndpointFormProps) {
  const [form, setForm] = useState(() => endpointFormOf(endpoint))
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const checked = checkEndpoint(form)
  const faults = isTried ? checked.faults : {}

  async function store(next: Endpoint | null) {
    setSaving(true)
    const failed = await save(next)
    setSaving(false)
    if (failed === null) onDone()
    else setFailure(failed.code === 'cancelled' ? null : failed)
  }

  function submit() {
    setTried(true)
    setFailure(null)
    if (checked.endpoint !== null && !isSaving) void store(checked.endpoint)
  }

  return (
    <div className={styles.endpoint}>
      <p className={styles.text}>
        Each case of <bdi>{profileName}</bdi> is sent as one request, and the answer tells what becomes of it.
        The host is asked for in a dialog before anything is sent there.
      </p>
      <TextField
        label="Address"
        value={form.url}
        type="url"
        placeholder="https://staging.example.com{link}"
        maxLength={2000}
        onChange={(url) => change({ url })}
        onEnter={submit}
        error={faults.url ?? (failure?.field === 'url' ? failure.message : undefined)}
        help="{link} is the path and query of the join link, {room} the room, {token} the token."
      />
      <div className={styles.row}>
        <Segmented
          label="Method"
          options={methods}
          value={form.method}
          onChange={(method) => change({ method })}
        />
      </div>
      <Headers form={form} change={change} fault={faults.headers} />
      {form.method !== 'GET' && <Body form={form} change={change} />}
      <RuleField
        label="Accepted, if"
        rule={form.accepted}
        fault={faults.accepted}
        onChange={(accepted) => change({ accepted })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={form.hasNameScreen}
          onChange={(event) => change({ hasNameScreen: event.target.checked })}
        />
        Tell a name screen from an acceptance
      </label>
      {form.hasNameScreen && (
        <RuleField
          label="Name screen, if accepted and"
          rule={form.nameScreen}
          fault={faults.nameScreen}
          onChange={(nameScreen) => change({ nameScreen })}
        />
      )}
      {failure !== null && failure.field !== 'url' && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
      <div className={styles.actions}>
        <Button size="small" onPress={submit}>
          Save the endpoint…
        </Button>
        {endpoint !== null && (
          <>
            <Button size="small" variant="quiet" onPress={onDone}>
              Cancel
            </Button>
            <Button size="small" variant="quiet" onPress={() => void store(null)}>
              Remove it
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

interface PartProps {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
}

function Headers({ form: { headers }, change, fault }: PartProps & { readonly fault: string | undefined }) {
  const edit = (index: number, part: Partial<Form['headers'][number]>) =>
    change({ headers: headers.map((header, at) => (at === index ? { ...header, ...part } : header)) })
  return (
    <div className={styles.headers}>
      <div className={styles.head}>
        Headers
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => change({ headers: [...headers, { name: '', value: '' }] })}
        >
          Add a header
        </Button>
      </div>
      {headers.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers have no other identity, two may be alike
        <div key={index} className={styles.header}>
          <input
            className={styles.input}
            aria-label={`Name of header ${index + 1}`}
            placeholder="Name"
            value={name}
            maxLength={200}
            spellCheck={false}
            onChange={(event) => edit(index, { name: event.target.value })}
          />
          <input
            className={styles.input}
            aria-label={`Value of header ${index + 1}`}
            placeholder="Bearer {token}"
            value={value}
            maxLength={8000}
            spellCheck={false}
            onChange={(event) => edit(index, { value: event.target.value })}
          />
          <IconButton
            label={`Remove header ${index + 1}`}
            size="small"
            onPress={() => change({ headers: headers.filter((_, at) => at !== index) })}
          >
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        </div>
      ))}
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
    </div>
  )
}

function Body({ form: { body }, change }: PartProps) {
  const id = useId()
  return (
    <div>
      <label className={styles.head} htmlFor={id}>
        Body
      </label>
      <textarea
        id={id}
        className={`mono ${styles.body}`}
        value={body}
        maxLength={20_000}
        spellCheck={false}
        placeholder='{ "token": "{token}" }'
        onChange={(event) => change({ body: event.target.value })}
      />
    </div>
  )
}
