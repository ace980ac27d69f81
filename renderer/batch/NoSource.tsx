import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { chooseInput, pasteInput, useBatchInput } from '../stores/batch-input.ts'
import { focusSoon, pasteId, sourceId } from './focus-soon.ts'
import styles from './NoSource.module.css'

/** Where a batch begins: a file, or rows as they were copied from a spreadsheet. */
export function NoSource() {
  const { isOpening, failure } = useBatchInput()
  const [typed, setTyped] = useState('')
  const open = async (opening: Promise<void>) => {
    await opening
    focusSoon(sourceId)
  }
  return (
    <section className={styles.none} aria-label="Rows">
      <span className={styles.icon} aria-hidden="true">
        <FileSpreadsheet size={20} strokeWidth={1.75} />
      </span>
      <h2 className={styles.title}>One token for each row</h2>
      <p className={styles.text}>
        Take a table of guests: CSV, tabs or JSON lines. Its columns are matched to the fields of a token,
        every row is checked before anything is issued, and a batch that breaks off goes on where it was.
      </p>
      <Button variant="primary" isPending={isOpening} onPress={() => void open(chooseInput())}>
        Choose a file…
      </Button>
      <label className={styles.label} htmlFor={pasteId}>
        or paste rows from a spreadsheet, with their names on top
      </label>
      <textarea
        id={pasteId}
        className={styles.paste}
        value={typed}
        placeholder={'Name\tExternal id\tRoom\nJane Smith\tcrm-4711\tproduct-demo'}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        onChange={(event) => setTyped(event.target.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (typed.trim() !== '' || text === '') return
          // A table is taken as it is: drawing a megabyte of it first would hold the window up.
          event.preventDefault()
          void open(pasteInput(text))
        }}
      />
      {typed.trim() !== '' && (
        <Button isPending={isOpening} onPress={() => void open(pasteInput(typed))}>
          Use these rows
        </Button>
      )}
      {failure !== null && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
    </section>
  )
}
