import { useId, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { Failure } from '../../../shared/errors.ts'
import type { OwnCase } from '../../../shared/lab/schemas.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import dialog from '../../components/Dialog.module.css'
import { Segmented } from '../../components/Segmented.tsx'
import { TextField } from '../../components/TextField.tsx'
import { classNames } from '../../view/class-names.ts'
import { outcomeLabels } from '../sheets/result-words.ts'
import styles from './CaseDialog.module.css'
import { closeCaseDialog, storeCase, useCaseDialog } from './save-case.ts'

const outcomes = (['accepted', 'refused', 'unknown'] as const).map((value) => ({
  value,
  label: outcomeLabels[value],
}))

/** Names a case of one's own. It shows itself while there is one to name; the Lab's screen holds it. */
export function CaseDialog() {
  const edited = useCaseDialog()
  return edited === null ? null : <Open key={edited.own.id} own={edited.own} isNew={edited.isNew} />
}

function Open({ own, isNew }: { readonly own: OwnCase; readonly isNew: boolean }) {
  const [title, setTitle] = useState(own.title)
  const [expected, setExpected] = useState(own.expected)
  const [note, setNote] = useState(own.note)
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const noteId = useId()
  const isNamed = title.trim() !== ''

  async function save() {
    setTried(true)
    if (!isNamed || isSaving) return
    setSaving(true)
    const failed = await storeCase({ title, expected, note })
    setSaving(false)
    setFailure(failed)
  }

  return (
    <ModalOverlay
      className={dialog.overlay ?? ''}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && closeCaseDialog()}
    >
      <Modal className={classNames(dialog.modal, styles.modal)}>
        <Dialog className={dialog.dialog ?? ''}>
          <Heading slot="title" className={dialog.title ?? ''}>
            {isNew ? 'Save as an edge case' : 'Change the edge case'}
          </Heading>
          {isNew && (
            <p className={dialog.text}>
              It is made anew from what stands in the Lab, with times as typed, for any room and moment. No
              key is stored with it.
            </p>
          )}
          {failure !== null && (
            <Banner tone="error" urgent>
              {failure.message}
            </Banner>
          )}
          <TextField
            label="Title"
            value={title}
            maxLength={200}
            autoFocus
            placeholder="A few words, such as: Room name twice"
            onChange={setTitle}
            onEnter={() => void save()}
            error={isTried && !isNamed ? 'Give it a title, to find it again.' : undefined}
          />
          <div>
            <div className={styles.label}>Expected</div>
            <div className={styles.row}>
              <Segmented label="Expected" options={outcomes} value={expected} onChange={setExpected} />
            </div>
          </div>
          <div>
            <label className={styles.label} htmlFor={noteId}>
              Note
            </label>
            <textarea
              id={noteId}
              className={styles.note}
              value={note}
              rows={3}
              maxLength={10_000}
              dir="auto"
              placeholder="Why that is expected; it stands as the reason in a run sheet"
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          <footer className={dialog.foot}>
            <Button onPress={closeCaseDialog}>Cancel</Button>
            <Button variant="primary" onPress={() => void save()}>
              Save
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
