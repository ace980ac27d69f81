import { Check, ImageOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../components/Button.tsx'
import { Spinner } from '../components/Spinner.tsx'
import { TextField, type TextFieldProps } from '../components/TextField.tsx'
import { type AvatarState, previewAvatar, useAvatar } from '../stores/avatar-store.ts'
import { completeAvatarUrl } from '../view/complete-avatar-url.ts'
import styles from './AvatarField.module.css'

/** Milliseconds without a change after which a complete address is fetched. */
const pause = 600

function fetchPicture(typed: string, { isTyping = false, again = false } = {}): void {
  const url = completeAvatarUrl(typed, isTyping)
  if (url !== null) void previewAvatar(url, again)
}

/** The address of the guest's picture; main fetches it when the field is left, on paste, on Enter or after a pause. */
export function AvatarField(props: TextFieldProps) {
  const { value } = props
  const avatar = useAvatar(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <TextField
      {...props}
      type="url"
      help={<AvatarHelp avatar={avatar} value={value} help={props.help} />}
      trailing={<AvatarMark avatar={avatar} />}
      onChange={(typed) => {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => fetchPicture(typed, { isTyping: true }), pause)
        props.onChange(typed)
      }}
      onPasted={(typed) => fetchPicture(typed)}
      onEnter={() => fetchPicture(value, { again: true })}
      onBlur={() => {
        clearTimeout(timer.current)
        props.onBlur?.()
        fetchPicture(value)
      }}
    />
  )
}

function AvatarMark({ avatar }: { readonly avatar: AvatarState }) {
  switch (avatar.kind) {
    case 'none':
      return null
    case 'loading':
      return <Spinner label="Fetching the picture" />
    case 'shown':
      return (
        <Check className={styles.ok} size={16} strokeWidth={1.75} aria-label="The picture is on the tile" />
      )
    case 'failed':
      return <ImageOff className={styles.failed} size={16} strokeWidth={1.75} aria-label="No picture" />
  }
}

interface AvatarHelpProps {
  readonly avatar: AvatarState
  readonly value: string
  readonly help: TextFieldProps['help']
}

function AvatarHelp({ avatar, value, help }: AvatarHelpProps) {
  const again = (words: string) => (
    <Button variant="link" onPress={() => fetchPicture(value, { again: true })}>
      {words}
    </Button>
  )
  if (avatar.kind === 'failed')
    return (
      <span className={styles.failed}>
        The tile shows initials: {avatar.reason} {again('Try again')}
      </span>
    )
  if (avatar.kind === 'none' && completeAvatarUrl(value, true) !== null)
    return (
      <>
        {help} {again('Show it')}
      </>
    )
  return <>{help}</>
}
