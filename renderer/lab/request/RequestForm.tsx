import { FilePlus2 } from 'lucide-react'
import { useMemo } from 'react'
import { membersOf } from '../../../shared/jws/json-members.ts'
import { namesIn } from '../../../shared/lab/placeholders.ts'
import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { CodeEditor } from '../../components/CodeEditor.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { TextField } from '../../components/TextField.tsx'
import { platformOf } from '../../stores/platform-of.ts'
import { textNote } from '../craft/text-note.ts'
import { HeaderRows } from './HeaderRows.tsx'
import { Placeholders } from './Placeholders.tsx'
import styles from './RequestForm.module.css'
import { isJson } from './request-edits.ts'
import { changeRequest, newRequest } from './request-keeper.ts'

interface RequestFormProps {
  readonly request: RequestCraft
  readonly profile: Profile
}

/** Method, address, headers and body as they are typed. Nothing is corrected. */
export function RequestForm({ request, profile }: RequestFormProps) {
  const { requests } = labOf(profile.platform)
  return (
    <form className={styles.form} aria-label="Crafted request" onSubmit={(event) => event.preventDefault()}>
      <div className={styles.top}>
        <p className={styles.intro}>
          {platformOf(profile).name} makes its tokens itself: this is the request for one, sent to the
          profile’s own addresses.
        </p>
        <Button
          size="small"
          variant="quiet"
          icon={<FilePlus2 size={14} strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => void newRequest(profile)}
        >
          New from the form
        </Button>
      </div>
      <Address request={request} profile={profile} />
      <HeaderRows headers={request.headers} onChange={(headers) => changeRequest({ headers })} />
      <Placeholders known={requests?.placeholders ?? []} used={namesIn(request)} />
      <Body request={request} />
    </form>
  )
}

function Address({ request, profile }: RequestFormProps) {
  const origins = platformOf(profile).origins(profile.settings)
  const names = Object.keys(origins)
  const host = (origins[request.origin] ?? 'no address').replace(/^https:\/\//, '')
  return (
    <div className={styles.address}>
      <div className={styles.method}>
        <TextField
          label="Method"
          value={request.method}
          maxLength={32}
          onChange={(method) => changeRequest({ method })}
        />
      </div>
      <TextField
        label="Path"
        value={request.path}
        maxLength={8000}
        onChange={(path) => changeRequest({ path })}
        help={
          <>
            Goes to <bdi className="mono">{host}</bdi>
          </>
        }
        {...(names.length < 2
          ? {}
          : {
              choice: (
                <Segmented
                  label="Address"
                  size="small"
                  options={names.map((name) => ({ value: name, label: name, title: origins[name] ?? '' }))}
                  value={request.origin}
                  onChange={(origin) => changeRequest({ origin })}
                />
              ),
            })}
      />
    </div>
  )
}

function Body({ request }: Pick<RequestFormProps, 'request'>) {
  const { body } = request
  const asJson = isJson(request)
  const { fault, note } = useMemo(
    () => ({ fault: asJson && body !== '' ? membersOf(body).fault : null, note: textNote(body) }),
    [asJson, body],
  )
  return (
    <CodeEditor
      label="Body"
      value={body}
      onChange={(changed) => changeRequest({ body: changed })}
      language={asJson ? 'json' : 'plain'}
      fault={fault}
      note={note}
    />
  )
}
