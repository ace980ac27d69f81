/**
 * Combobox: a line of text with a list beside it. Free text is always possible: the list offers, it never completes
 * or replaces what is typed by itself. It opens while typing, by arrow key, by click and by the button at the right.
 *
 *   <Combobox label="Room" value={room} onChange={setRoom} index={indexOptions(options)} listLabel="Rooms" />
 */
import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useId, useMemo, useRef, useState } from 'react'
import { countOf } from '../view/count-of.ts'
import styles from './Combobox.module.css'
import { moveForKey } from './combobox-keys.ts'
import { type ComboboxOption, findOptions, type OptionIndex, placeOfValue } from './combobox-options.ts'
import { TextField, type TextFieldProps } from './TextField.tsx'

const list = () => import('./ComboboxList.tsx')

/** Brings the virtual list, so it loads when a field with a list is first come to. */
const ComboboxList = lazy(async () => ({ default: (await list()).ComboboxList }))

/** The line under the options: where they are from, and the one thing to do about that. */
export interface ComboboxFoot {
  readonly words: ReactNode
  readonly isFailure: boolean
  /** By press, and by F5 in the field. */
  readonly action: { readonly label: string; readonly onPress: () => void }
}

export interface ComboboxProps extends TextFieldProps {
  readonly index: OptionIndex
  /** What the list holds, such as `Rooms`. */
  readonly listLabel: string
  /** One of them, for counting. */
  readonly noun: string
  /** After a pick has reached the value. */
  readonly onPick?: (value: string) => void
  readonly foot?: ComboboxFoot
}

/** Options in sight at most; the same as in the style sheet. */
const page = 8

export function Combobox({ index, listLabel, noun, onPick, foot, ...field }: ComboboxProps) {
  const { value } = field
  const id = useId()
  const boxRef = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  /** Only what is typed while the list is there narrows it: opened at a value, it shows all there is to choose. */
  const [isNarrowed, setNarrowed] = useState(false)
  const [aim, setAim] = useState<{ readonly place: number; readonly value: string } | null>(null)
  const options = useMemo(() => findOptions(index, isNarrowed ? value : ''), [index, isNarrowed, value])
  // A list that came anew from the platform may have something else in that place.
  const active = aim !== null && options[aim.place]?.value === aim.value ? aim.place : null
  const hasList = index.options.length > 0 || foot !== undefined
  const isShown = isOpen && hasList && !(isNarrowed && saysNothingNew())

  function saysNothingNew(): boolean {
    return options.length === 0 || (options.length === 1 && options[0]?.value === value)
  }
  function aimAt(place: number | null, among: readonly ComboboxOption[]) {
    const option = place === null ? undefined : among[place]
    setAim(place === null || option === undefined ? null : { place, value: option.value })
  }
  function open(place: number | null) {
    setNarrowed(false)
    aimAt(place, index.options)
    setOpen(true)
  }
  function close() {
    setOpen(false)
    setAim(null)
  }
  function pick(place: number) {
    const picked = options[place]
    close()
    if (picked === undefined) return
    field.onChange(picked.value)
    onPick?.(picked.value)
  }
  const focusInput = () => boxRef.current?.querySelector('input')?.focus()
  const current = () => placeOfValue(index.options, value)

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'F5' && foot !== undefined) {
      event.preventDefault()
      // Held down it would ask and cancel in turn.
      if (event.repeat) return
      if (!isShown) open(null)
      return foot.action.onPress()
    }
    if (!hasList) return
    const place = isShown ? null : current()
    const count = isShown ? options.length : index.options.length
    const move = moveForKey(event.key, event.altKey, { isOpen: isShown, count, active, current: place, page })
    if (move === null) {
      // A list that has nothing new to say is out of sight alone, and would be back once Enter empties the field.
      if (event.key === 'Enter') close()
      // The arrows are in the text again.
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') setAim(null)
      return
    }
    if (move.kind !== 'close' || move.isDone) event.preventDefault()
    if (move.kind === 'open') open(move.active)
    else if (move.kind === 'move') aimAt(move.active, options)
    else if (move.kind === 'pick') pick(move.place)
    else close()
  }

  return (
    <div className={styles.combobox}>
      <TextField
        {...field}
        onChange={(typed) => {
          setNarrowed(true)
          setAim(null)
          setOpen(true)
          field.onChange(typed)
        }}
        onBlur={() => {
          close()
          field.onBlur?.()
        }}
        trailing={
          <>
            {field.trailing}
            {hasList && (
              <ListButton
                label={listLabel}
                isShown={isShown}
                onPress={() => {
                  focusInput()
                  if (isShown) close()
                  else open(current())
                }}
              />
            )}
          </>
        }
        more={{
          boxRef,
          attributes: {
            role: 'combobox',
            'aria-expanded': isShown,
            'aria-autocomplete': 'list',
            'aria-controls': isShown ? `${id}-list` : undefined,
            'aria-activedescendant': isShown && active !== null ? `${id}-${active}` : undefined,
          },
          onFocus: () => void list(),
          onClick: () => !isShown && index.options.length > 0 && open(current()),
          onKeyDown,
        }}
      />
      {isShown && (
        <>
          <span className="visually-hidden" role="status">
            {countOf(options.length, noun)}
          </span>
          <Suspense fallback={null}>
            <ComboboxList
              id={id}
              label={listLabel}
              anchor={boxRef}
              options={options}
              active={active}
              value={value}
              foot={foot}
              onPick={pick}
            />
          </Suspense>
        </>
      )}
    </div>
  )
}

interface ListButtonProps {
  readonly label: string
  readonly isShown: boolean
  readonly onPress: () => void
}

/** For the mouse, which leaves the focus in the text; the keyboard has the arrows. */
function ListButton({ label, isShown, onPress }: ListButtonProps) {
  return (
    <button
      type="button"
      className={styles.opener}
      tabIndex={-1}
      aria-label={label}
      aria-expanded={isShown}
      title={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  )
}
