import { ArrowLeft, Pencil, Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Sheet } from '../../../shared/lab/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { EnvironmentDot } from '../../components/EnvironmentDot.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { localTimeZone, useNow } from '../../stores/clock.ts'
import { removeSheet, renameSheet } from '../../stores/sheet-actions.ts'
import { isUnderWay, useRun } from '../../stores/sheet-run.ts'
import { localText, timeTitle } from '../../view/time-words.ts'
import { showSheet } from '../lab-part.ts'
import { CompareMenu } from './CompareMenu.tsx'
import { ExportSheetMenu } from './ExportSheetMenu.tsx'
import styles from './SheetHead.module.css'
import { SheetTitle } from './SheetTitle.tsx'
import { compareWith, showSide, useSheetView } from './sheet-view.ts'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

interface SheetHeadProps {
  readonly sheet: Sheet
  readonly onRenamed: (sheet: Sheet) => void
}

/** What the sheet is and what can be done with all of it. */
export function SheetHead({ sheet, onRenamed }: SheetHeadProps) {
  const [isRenaming, setRenaming] = useState(false)
  const { comparedWith } = useSheetView()
  const isRunning = isUnderWay(useRun(sheet.id))

  async function rename(title: string) {
    setRenaming(false)
    if (title === '' || title === sheet.title) return
    const renamed = await renameSheet(sheet.id, title)
    if (renamed !== null) onRenamed(renamed)
  }

  async function remove() {
    if (await removeSheet(sheet)) showSheet(null)
  }

  return (
    <header className={styles.head}>
      <IconButton label="All run sheets" onPress={() => showSheet(null)}>
        <ArrowLeft size={16} strokeWidth={1.75} />
      </IconButton>
      <div className={styles.words}>
        {isRenaming ? (
          <SheetTitle title={sheet.title} onDone={(title) => void rename(title)} />
        ) : (
          <div className={styles.named}>
            <h2 className={styles.title} title={sheet.title}>
              <bdi>{sheet.title}</bdi>
            </h2>
            <IconButton label="Rename the sheet" size="small" onPress={() => setRenaming(true)}>
              <Pencil {...icon} />
            </IconButton>
          </div>
        )}
        <Facts sheet={sheet} />
      </div>
      <div className={styles.actions}>
        {comparedWith === null ? (
          <>
            <Button
              size="small"
              icon={<Play {...icon} />}
              onPress={() => showSide('run')}
              {...(isRunning ? { blockedBy: 'A run is under way: pause or cancel it below.' } : {})}
            >
              Run…
            </Button>
            <CompareMenu sheet={sheet} />
            <ExportSheetMenu id={sheet.id} />
            <IconButton label="Remove the sheet…" onPress={() => void remove()}>
              <Trash2 size={16} strokeWidth={1.75} />
            </IconButton>
          </>
        ) : (
          <Button size="small" onPress={() => compareWith(null)}>
            Back to the cases
          </Button>
        )}
      </div>
    </header>
  )
}

function Facts({ sheet: { profileName, environment, room, moment } }: { readonly sheet: Sheet }) {
  const timeZone = localTimeZone()
  const now = useNow()
  return (
    <p className={styles.facts}>
      <EnvironmentDot environment={environment} />
      <bdi className={styles.fact}>{profileName}</bdi>
      {room !== '' && <bdi className={styles.fact}>· {room}</bdi>}
      <span className={styles.moment} title={timeTitle(moment, timeZone)}>
        · times count from {localText(moment, timeZone, now)}
      </span>
    </p>
  )
}
