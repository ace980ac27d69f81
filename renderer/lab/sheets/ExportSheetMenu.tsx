import { Download } from 'lucide-react'
import { exportSheet, type SheetFormat } from '../../stores/sheet-actions.ts'
import { SheetMenu } from './SheetMenu.tsx'

const formats: readonly { readonly id: SheetFormat; readonly label: string; readonly note: string }[] = [
  { id: 'csv', label: 'CSV', note: 'for a spreadsheet' },
  { id: 'json', label: 'JSON', note: 'for a program' },
  { id: 'junit', label: 'JUnit XML', note: 'for a build server' },
  { id: 'markdown', label: 'Markdown', note: 'for a report' },
  { id: 'postman', label: 'Postman', note: 'a collection' },
]

/** Writes a sheet to a file. */
export function ExportSheetMenu({ id }: { readonly id: string }) {
  return (
    <SheetMenu
      label="Export as"
      items={formats}
      onChoose={(chosen) => {
        const format = formats.find((one) => one.id === chosen)
        if (format !== undefined) void exportSheet(id, format.id)
      }}
    >
      <Download size={14} strokeWidth={1.75} aria-hidden="true" />
      Export
    </SheetMenu>
  )
}
