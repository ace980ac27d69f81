// biome-ignore-all lint/a11y/useSemanticElements: an option of a select can't hold more than a line of text
// biome-ignore-all lint/a11y/useFocusableInteractive: the text field has the focus and names the active option
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the text field takes the keys
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { classNames } from '../view/class-names.ts'
import { Badge } from './Badge.tsx'
import type { ComboboxFoot } from './Combobox.tsx'
import styles from './ComboboxList.module.css'
import type { ComboboxOption } from './combobox-options.ts'
import { Kbd } from './Kbd.tsx'

/** CSS pixels; the same as in the style sheet. */
const rowHeight = 30
const edge = 4

export interface ComboboxListProps {
  /** Ids of the list and of its options begin with it. */
  readonly id: string
  readonly label: string
  /** What the list hangs under, and is as wide as. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly options: readonly ComboboxOption[]
  readonly active: number | null
  /** What is in the field. */
  readonly value: string
  readonly foot: ComboboxFoot | undefined
  readonly onPick: (place: number) => void
}

/** The list of a combobox, above everything else in the window. Only the options in sight are drawn. */
export function ComboboxList(props: ComboboxListProps) {
  const { id, label, anchor, options, active, value, foot, onPick } = props
  const popup = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const rangeExtractor = useCallback((range: Range) => withActive(range, active), [active])
  const virtual = useVirtualizer({
    count: options.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    paddingStart: edge,
    paddingEnd: edge,
    scrollPaddingStart: edge,
    scrollPaddingEnd: edge,
    initialRect: { width: 400, height: 8 * rowHeight },
    rangeExtractor,
  })

  useLayoutEffect(() => {
    const source = anchor.current
    if (source !== null) popup.current?.showPopover({ source })
  }, [anchor])
  useEffect(() => {
    if (active !== null) virtual.scrollToIndex(active, { align: 'auto' })
  }, [active, virtual])
  useEffect(() => {
    // A narrower or wider list begins at its best. Only where it was moved: this makes the page lay itself out.
    if (options && scroller.current && virtual.scrollOffset) scroller.current.scrollTop = 0
  }, [options, virtual])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus in the text
    <div
      ref={popup}
      popover="manual"
      className={styles.popup}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div
        ref={scroller}
        id={`${id}-list`}
        className={styles.list}
        role="listbox"
        aria-label={label}
        data-empty={options.length === 0 || undefined}
      >
        <div role="presentation" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const option = options[index]
            if (option === undefined) return null
            return (
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                className={classNames(styles.option, option.value === value && styles.current)}
                aria-selected={index === active}
                aria-setsize={options.length}
                aria-posinset={index + 1}
                style={{ top: start }}
                title={option.note}
                onClick={() => onPick(index)}
              >
                <span className={styles.words}>
                  <bdi>{option.label}</bdi>
                  {option.note !== undefined && option.note !== '' && (
                    <span className={styles.note}>
                      {' '}
                      <bdi>{option.note}</bdi>
                    </span>
                  )}
                </span>
                {option.badge !== undefined && <Badge tone={option.badge.tone}>{option.badge.words}</Badge>}
              </div>
            )
          })}
        </div>
      </div>
      {foot !== undefined && <Foot foot={foot} />}
    </div>
  )
}

/** The rows in sight, and the one that the text field names as active. */
function withActive(range: Range, active: number | null): number[] {
  const places = defaultRangeExtractor(range)
  return active === null || active >= range.count || places.includes(active)
    ? places
    : [...places, active].sort((one, other) => one - other)
}

function Foot({ foot }: { readonly foot: ComboboxFoot }) {
  const { words, isFailure, action } = foot
  return (
    <div className={styles.foot}>
      <span className={classNames(styles.state, isFailure && styles.failed)}>{words}</span>
      <button
        type="button"
        className={styles.action}
        tabIndex={-1}
        aria-keyshortcuts="F5"
        title="F5"
        onClick={action.onPress}
      >
        {action.label}
      </button>
      <Kbd keys="F5" />
    </div>
  )
}
