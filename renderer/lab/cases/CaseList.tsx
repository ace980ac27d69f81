// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useCallback, useMemo } from 'react'
import type { PlatformId } from '../../../shared/schemas.ts'
import { placeForKey } from '../../history/list-keys.ts'
import { CaseLine, lineId } from './CaseLine.tsx'
import styles from './CaseList.module.css'
import { type CaseGroup, shareOf } from './case-groups.ts'
import { type ListItem, listItems } from './case-items.ts'
import { changeCasesView, selectCase, toggleCases, useChosen } from './cases-view.ts'
import { TriState } from './TriState.tsx'

/** CSS pixels; the same as in the style sheets. */
const rowHeight = 32
const headHeight = 34

interface CaseListProps {
  readonly platform: PlatformId
  readonly groups: readonly CaseGroup[]
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly selected: string | null
  /** By mouse or Enter: the person wants to see it. */
  readonly onPress: (id: string) => void
}

/** Cases by group, each with its box. Arrows move, Space chooses, Enter shows. Only those in sight are drawn. */
export function CaseList({ platform, groups, listRef, selected, onPress }: CaseListProps) {
  const chosen = useChosen(platform)
  const items = useMemo(() => listItems(groups), [groups])
  const lines = useMemo(
    () => items.flatMap((item, index) => (item.edgeCase === null ? [] : [{ id: item.edgeCase.id, index }])),
    [items],
  )
  // Another function has the places computed anew: other items have other sizes.
  const getItemKey = useCallback((index: number) => keyOf(items[index]), [items])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => (items[index]?.edgeCase === null ? headHeight : rowHeight),
    getItemKey,
    overscan: 8,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  })
  const seen = virtual.getVirtualItems()
  const top = (virtual.scrollOffset ?? 0) + headHeight
  const atTop = items[seen.find(({ end }) => end > top)?.index ?? 0]?.group ?? groups[0]
  const place = lines.findIndex(({ id }) => id === selected)

  function goTo(next: number) {
    const line = lines[next]
    if (line === undefined) return
    virtual.scrollToIndex(line.index)
    selectCase(line.id)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const current = items[lines[place]?.index ?? -1]?.edgeCase ?? null
    if (event.key === ' ' && current !== null) {
      event.preventDefault()
      return toggleCases(platform, [current])
    }
    if (event.key === 'Enter' && current !== null) {
      event.preventDefault()
      return onPress(current.id)
    }
    const next = placeForKey(event.key, place === -1 ? null : place, {
      total: lines.length,
      firstSeen: 0,
      rowsSeen: Math.floor((listRef.current?.clientHeight ?? 0) / rowHeight),
    })
    if (next === null) return
    event.preventDefault()
    goTo(next)
  }

  return (
    <div
      ref={listRef}
      className={styles.list}
      role="grid"
      aria-label="Edge cases"
      aria-rowcount={items.length + 1}
      aria-activedescendant={
        seen.some(({ index }) => index === lines[place]?.index) ? lineId(selected ?? '') : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {atTop !== undefined && <Head group={atTop} chosen={chosen} platform={platform} isFirst />}
      {groups.length === 0 ? (
        <div role="row">
          <div role="gridcell" className={styles.none}>
            No case fits.{' '}
            <button
              type="button"
              className={styles.clear}
              onClick={() => {
                changeCasesView({ text: '', group: null })
                listRef.current?.focus()
              }}
            >
              Show all
            </button>
          </div>
        </div>
      ) : (
        <div role="presentation" style={{ height: virtual.getTotalSize() - headHeight }}>
          {seen.map(({ index, start, key }) => {
            const item = items[index]
            if (item === undefined) return null
            const { group, edgeCase } = item
            return edgeCase === null ? (
              <Head key={key} group={group} chosen={chosen} platform={platform} top={start} />
            ) : (
              <CaseLine
                key={key}
                edgeCase={edgeCase}
                platform={platform}
                place={index}
                top={start}
                isChosen={chosen.has(edgeCase.id)}
                isSelected={edgeCase.id === selected}
                onPress={onPress}
              />
            )
          })}
        </div>
      )}
    </div>
  )
}

const keyOf = (item: ListItem | undefined) =>
  item?.edgeCase === null ? `group ${item.group.id}` : (item?.edgeCase.id ?? '')

interface HeadProps {
  readonly group: CaseGroup
  readonly chosen: ReadonlySet<string>
  readonly platform: PlatformId
  /** CSS pixels from the top of the list; the one that stays at the top has none. */
  readonly top?: number
  /** Whether it has the names of the columns. */
  readonly isFirst?: boolean
}

/** The name of a group, and the box for all of it. */
function Head({ group, chosen, platform, top, isFirst = false }: HeadProps) {
  const isSticky = top === undefined
  return (
    <div
      className={`${styles.head} ${isSticky ? styles.sticky : styles.placed}`}
      style={isSticky ? undefined : { transform: `translateY(${top}px)` }}
      role="row"
    >
      <span role="gridcell" className={styles.cell}>
        <TriState
          label={`Choose all of ${group.label}`}
          share={shareOf(chosen, group.cases)}
          skipsTab
          onToggle={() => toggleCases(platform, group.cases)}
        />
      </span>
      <span role="columnheader">
        {group.label} <span className={styles.count}>{group.cases.length}</span>
      </span>
      {isFirst && <span role="columnheader">Expected</span>}
    </div>
  )
}
