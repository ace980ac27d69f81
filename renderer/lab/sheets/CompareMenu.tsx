import { GitCompareArrows } from 'lucide-react'
import { useEffect } from 'react'
import type { Sheet } from '../../../shared/lab/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { localTimeZone } from '../../stores/clock.ts'
import { loadSheets, useSheetList } from '../../stores/sheet-list.ts'
import { clockText } from '../../view/time-words.ts'
import { SheetMenu } from './SheetMenu.tsx'
import { compareWith } from './sheet-view.ts'

/** Chooses the sheet that this one is compared with: another one of the same platform. */
export function CompareMenu({ sheet }: { readonly sheet: Sheet }) {
  const { sheets } = useSheetList()
  useEffect(() => void loadSheets(), [])
  const others = (sheets ?? []).filter(({ id, platform }) => id !== sheet.id && platform === sheet.platform)
  const now = Math.floor(Date.now() / 1000)
  const icon = <GitCompareArrows size={14} strokeWidth={1.75} aria-hidden="true" />
  if (others.length === 0)
    return (
      <Button
        size="small"
        icon={icon}
        blockedBy="There is no other sheet of this platform yet: make the same set again to compare the two."
      >
        Compare with
      </Button>
    )
  return (
    <SheetMenu
      label="Compare with"
      items={others.map(({ id, title, madeAt }) => ({
        id,
        label: title,
        note: clockText(madeAt, localTimeZone(), now),
      }))}
      onChoose={compareWith}
      onOpen={() => void loadSheets()}
    >
      {icon}
      Compare with
    </SheetMenu>
  )
}
