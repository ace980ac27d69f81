import { useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { Request, Response } from '../../shared/contract.ts'
import { currentKeyOf } from '../../shared/current-key.ts'
import type { Failure } from '../../shared/errors.ts'
import type { KeyEncoding, Profile } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import dialog from '../components/Dialog.module.css'
import type { SecretFieldHandle } from '../components/SecretField.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { platformOf } from '../stores/platform-of.ts'
import { loadProfiles } from '../stores/profiles-store.ts'
import { classNames } from '../view/class-names.ts'
import styles from './KeyIntakeDialog.module.css'
import { KeyStored } from './KeyStored.tsx'
import { KeyWaysIn, type WayIn } from './KeyWaysIn.tsx'
import { encodings, type KeyWords, keyWords, lowerFirst, nextKeyLabel } from './key-words.ts'

interface KeyIntakeDialogProps {
  readonly profile: Profile
  readonly verb: 'keys.add' | 'keys.rotate'
  readonly onClose: () => void
}

/** Takes in one key. Only a typed one comes through this window, by `SecretField`; main reads the others itself. */
export function KeyIntakeDialog({ profile, verb, onClose }: KeyIntakeDialogProps) {
  const platform = platformOf(profile)
  const words = keyWords(platform.secret)
  const [label, setLabel] = useState(() => nextKeyLabel(profile.keys, words.short))
  const [encoding, setEncoding] = useState<KeyEncoding>('text')
  const [underWay, setUnderWay] = useState<WayIn | null>(null)
  const [failure, setFailure] = useState<(Failure & { readonly way: WayIn }) | null>(null)
  const [stored, setStored] = useState<Response<'keys.add'> | null>(null)
  const typed = useRef<SecretFieldHandle>(null)
  const topic = platform.help[0]?.topic
  const name = lowerFirst(platform.secret.label)

  /** Takes what was typed and leaves the field blank; the text goes into the one request and nowhere else. */
  const sourceFor = (way: WayIn): Request<'keys.add'>['source'] =>
    way === 'typed' ? { from: 'typed', secret: typed.current?.take() ?? '' } : { from: way }

  async function take(way: WayIn) {
    if (underWay !== null) return
    setFailure(null)
    setUnderWay(way)
    const result = await call(verb, {
      profileId: profile.id,
      label: label.trim(),
      encoding,
      source: sourceFor(way),
    })
    if (result.ok) await loadProfiles()
    setUnderWay(null)
    if (result.ok) setStored(result.value)
    else if (result.code !== 'cancelled') setFailure({ ...result, way })
  }

  const title =
    verb === 'keys.rotate'
      ? `Rotate the ${words.short} of ${profile.name}`
      : `Add the ${name} of ${profile.name}`
  return (
    <ModalOverlay
      className={dialog.overlay ?? ''}
      isOpen
      isDismissable={stored !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className={classNames(dialog.modal, styles.modal)}>
        <Dialog className={dialog.dialog ?? ''}>
          <Heading slot="title" className={dialog.title ?? ''}>
            {stored === null ? title : storedTitle(stored, words)}
          </Heading>
          {stored === null ? (
            <>
              <p className={dialog.text}>
                {platform.secret.whereFound}
                {topic !== undefined && (
                  <>
                    {' '}
                    <Button variant="link" onPress={() => void call('app.openHelp', { topic })}>
                      Show me where
                    </Button>
                  </>
                )}
              </p>
              <p className={dialog.text}>{effectOf(verb, profile, words)}</p>
              {failure !== null && failure.field !== 'label' && failure.way !== 'typed' && (
                <Banner tone="error" urgent>
                  {failure.message}
                </Banner>
              )}
              <div className={styles.pair}>
                <TextField
                  label="Label"
                  value={label}
                  onChange={setLabel}
                  maxLength={100}
                  help="How you tell it from the next one."
                  error={failure?.field === 'label' ? failure.message : undefined}
                />
                {platform.secret.signs && (
                  <Select
                    label="Encoding"
                    value={encoding}
                    onChange={setEncoding}
                    options={encodings}
                    help={encodings.find(({ value }) => value === encoding)?.note ?? ''}
                  />
                )}
              </div>
              <KeyWaysIn
                field={typed}
                fieldLabel={platform.secret.label}
                noun={words.short}
                underWay={underWay}
                typedError={
                  failure?.way === 'typed' && failure.field !== 'label' ? failure.message : undefined
                }
                onTake={(way) => void take(way)}
              />
              <footer className={dialog.foot}>
                <Button onPress={onClose}>{profile.keys.length === 0 ? 'Later' : 'Cancel'}</Button>
              </footer>
            </>
          ) : (
            <KeyStored stored={stored} profile={profile} onClose={onClose} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function storedTitle({ key }: Response<'keys.add'>, { short }: KeyWords): string {
  return key.held === 'keychain' ? `The ${short} is stored` : `The ${short} works for this run`
}

/** What happens to the keys that are there, in one sentence. */
function effectOf(verb: KeyIntakeDialogProps['verb'], profile: Profile, words: KeyWords): string {
  const current = currentKeyOf(profile)
  const { short, works } = words
  if (works === 'signs') return signingEffect(verb, current?.label ?? null)
  if (current === null)
    return `Every token of this profile will be fetched with it. It goes into the keychain of this computer and can’t be read again.`
  return verb === 'keys.rotate'
    ? `The new ${short} is used from now on; ${current.label} is kept as a previous one.`
    : `${current.label} stays in use; this one is kept as a previous one. To use a new ${short}, rotate instead.`
}

function signingEffect(verb: KeyIntakeDialogProps['verb'], current: string | null): string {
  if (current === null)
    return 'It will sign every token of this profile. It goes into the keychain of this computer and can’t be read again.'
  return verb === 'keys.rotate'
    ? `The new key signs from now on; ${current} is kept as a previous key, to recognise what it signed.`
    : `${current} goes on signing; this key is kept as a previous one. To sign with a new key, rotate instead.`
}
