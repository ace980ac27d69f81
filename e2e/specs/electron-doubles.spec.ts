import { expect, test } from 'playwright/test'
import { answerDouble, installDoubles, readDoubles } from '../fixtures/electron-doubles.ts'

/** As the application calls them: the window comes first. */
interface Dialog {
  showMessageBox(window: object, options: object): Promise<{ response: number }>
  showOpenDialog(window: object, options: object): Promise<{ canceled: boolean; filePaths: string[] }>
  showSaveDialog(options: object): Promise<{ canceled: boolean; filePath: string }>
}

// The doubles run as text inside Electron's main process; here they are tried on plain objects.
test.describe('the doubles of native dialogs on Electron', () => {
  const dialog = {} as Dialog
  const shell = {} as { openExternal(url: string): Promise<void> }
  class BrowserWindow {
    isFront = false
    focus() {
      this.isFront = true
    }
  }
  const question = { message: 'Remove it?', buttons: ['Cancel', 'Remove'], cancelId: 0 }
  const answer = (value: string | number | null) => answerDouble(null, value)

  test.beforeEach(() => installDoubles({ dialog, shell, BrowserWindow }))

  test('press the button with the label of the answer', async () => {
    answer('Remove')
    expect(await dialog.showMessageBox({}, question)).toMatchObject({ response: 1 })
  })

  test('wait for an answer that comes later', async () => {
    const pending = dialog.showMessageBox({}, question)
    answer(0)
    expect(await pending).toMatchObject({ response: 0 })
  })

  test('fail on a label that is not there', async () => {
    answer('Delete')
    await expect(dialog.showMessageBox({}, question)).rejects.toThrow(/no button Delete/)
  })

  test('give the path to file dialogs, and nothing when they are closed', async () => {
    answer('/tmp/key.txt')
    answer(null)
    expect(await dialog.showOpenDialog({}, {})).toEqual({ canceled: false, filePaths: ['/tmp/key.txt'] })
    expect(await dialog.showSaveDialog({})).toEqual({ canceled: true, filePath: '' })
  })

  test('count how often a window comes to the front, and let it come', () => {
    const window = new BrowserWindow()
    window.focus()
    expect(readDoubles().raised).toBe(1)
    expect(window.isFront).toBe(true)
  })

  test('remember what was shown and opened', async () => {
    answer(0)
    await dialog.showMessageBox({}, question)
    await shell.openExternal('https://example.com/')
    expect(readDoubles()).toMatchObject({
      seen: [{ kind: 'message', options: { message: 'Remove it?' } }],
      opened: ['https://example.com/'],
    })
  })
})
