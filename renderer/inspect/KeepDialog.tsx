import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { platformIds, platforms } from '../../shared/platforms/index.ts'
import type { PlatformId } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import dialog from '../components/Dialog.module.css'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { Select } from '../components/Select.tsx'
import { notify } from '../stores/notice-store.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { classNames } from '../view/class-names.ts'
import styles from './KeepDialog.module.css'

interface KeepDialogProps {
  readonly token: string
  /** What is chosen at first. */
  readonly platform: PlatformId
  readonly profileId: string | null
  readonly onClose: () => void
}

/** In the list of profiles: none of them. */
const noProfile = 'none'

/** Records a pasted token in the history, as one of a platform and, where that is known, of a profile. */
export function KeepDialog({ token, onClose, ...first }: KeepDialogProps) {
  const [platform, setPlatform] = useState(first.platform)
  const [profileId, setProfileId] = useState(first.profileId)
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const profiles = useProfiles().filter((profile) => profile.platform === platform)
  const chosen = profiles.find(({ id }) => id === profileId) ?? null

  async function keep() {
    if (isPending) return
    setPending(true)
    const result = await call('tokens.keep', { token, platform, profileId: chosen?.id ?? null })
    setPending(false)
    if (!result.ok && result.code !== 'cancelled') setFailure(result.message)
    if (!result.ok) return
    notify('ok', 'Saved to the history, as a pasted token.')
    onClose()
  }

  return (
    <ModalOverlay
      className={dialog.overlay ?? ''}
      isOpen
      isDismissable={!isPending}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className={classNames(dialog.modal, styles.modal)}>
        <Dialog className={dialog.dialog ?? ''}>
          <Heading slot="title" className={dialog.title ?? ''}>
            Save to the history
          </Heading>
          <p className={dialog.text}>
            It is recorded with the origin “pasted” in the encrypted history, where it can be found and noted
            on like the others.
          </p>
          {failure !== null && (
            <Banner tone="error" urgent>
              {failure}
            </Banner>
          )}
          <Select
            label="Platform"
            value={platform}
            onChange={setPlatform}
            options={platformIds.map((value) => ({ value, label: platforms[value].name }))}
          />
          <Select
            label="Profile"
            value={chosen?.id ?? noProfile}
            onChange={(value) => setProfileId(value === noProfile ? null : value)}
            options={[
              ...profiles.map(({ id, name, environment }) => ({
                value: id,
                label: name,
                note: environment,
                mark: <EnvironmentDot environment={environment} />,
              })),
              { value: noProfile, label: 'None of them' },
            ]}
          />
          <footer className={dialog.foot}>
            <Button onPress={onClose}>Cancel</Button>
            <Button variant="primary" isPending={isPending} onPress={() => void keep()}>
              Save
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
