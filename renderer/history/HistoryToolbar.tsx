import { X } from 'lucide-react'
import type { Ref } from 'react'
import type { StateCounts } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { SearchBox } from '../components/SearchBox.tsx'
import { Select } from '../components/Select.tsx'
import { localTimeZone } from '../stores/clock.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { DateFilter } from './DateFilter.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { environmentOptions, originOptions, profileOptions } from './filter-options.ts'
import { type HistoryFilters, isFiltered } from './filters.ts'
import { HistoryParts } from './HistoryParts.tsx'
import styles from './HistoryToolbar.module.css'
import { changeFilters, clearFilters } from './history-view.ts'
import { StateFilter } from './StateFilter.tsx'

const every = 'every'

interface HistoryToolbarProps {
  readonly filters: HistoryFilters
  /** Null until they are there. */
  readonly counts: StateCounts | null
  /** How many sessions the filters let through; null until it is known. */
  readonly total: number | null
  readonly searchRef: Ref<HTMLInputElement>
  /** The person goes on to what was found. */
  readonly onLeave: () => void
}

/** What to look for: the text and the state in one row, the rest quietly below, with what can be done with all of it. */
export function HistoryToolbar({ filters, counts, total, searchRef, onLeave }: HistoryToolbarProps) {
  const { text, state, profileId, environment, origin, dates } = filters
  const profiles = profileOptions(useProfiles(), profileId)
  return (
    <search className={styles.toolbar}>
      <div className={styles.row}>
        <SearchBox
          label="Search names, rooms, external ids, notes"
          text={text}
          inputRef={searchRef}
          onChange={(typed) => changeFilters({ text: typed })}
          onLeave={onLeave}
        />
        <StateFilter state={state} counts={counts} onChange={(chosen) => changeFilters({ state: chosen })} />
      </div>
      <div className={styles.row}>
        <div className={styles.filters}>
          <Select
            label="Profile"
            options={[{ value: every, label: 'All profiles' }, ...profiles]}
            value={profileId ?? every}
            onChange={(id) => changeFilters({ profileId: id === every ? null : id })}
            quiet={{ isSet: profileId !== null }}
          />
          <Select
            label="Environment"
            options={[{ value: every, label: 'All environments' }, ...environmentOptions]}
            value={environment ?? every}
            onChange={(chosen) => changeFilters({ environment: chosen === every ? null : chosen })}
            quiet={{ isSet: environment !== null }}
          />
          <Select
            label="Origin"
            options={[
              { value: every, label: 'All but crafted' },
              ...originOptions,
              { value: 'all', label: 'All, crafted too' },
            ]}
            value={origin ?? every}
            onChange={(chosen) => changeFilters({ origin: chosen === every ? null : chosen })}
            quiet={{ isSet: origin !== null }}
          />
          <DateFilter
            dates={dates}
            timeZone={localTimeZone()}
            onChange={(chosen) => changeFilters({ dates: chosen })}
          />
          {isFiltered(filters) && (
            <Button
              size="small"
              variant="quiet"
              icon={<X size={14} strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => {
                clearFilters()
                // The button goes, and the focus with it.
                onLeave()
              }}
            >
              Clear filters
            </Button>
          )}
        </div>
        <ExportMenu total={total} />
        <HistoryParts />
      </div>
    </search>
  )
}
