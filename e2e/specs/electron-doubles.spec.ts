import { expect, test } from 'playwright/test'
import {
  answerDouble,
  chooseInMenu,
  crashWindow,
  installDoubles,
  pressNotificationDouble,
  readDoubles,
} from '../fixtures/electron-doubles.ts'

/** As the application calls them: the window comes first. */
interface Dialog {
  showMessageBox(window: object, options: object): Promise<{ response: number }>
  showOpenDialog(window: object, options: object): Promise<{ canceled: boolean; filePaths: string[] }>
  showSaveDialog(options: object): Promise<{ canceled: boolean; filePath: string }>
}

/** What the double gives a notification. */
interface Shows {
  show(): void
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
  class Notification {
    readonly title = 'Roompass'
    readonly body: string
    presses = 0
    constructor(body: string) {
      this.body = body
    }
    emit() {
      this.presses += 1
    }
  }
  const question = { message: 'Remove it?', buttons: ['Cancel', 'Remove'], cancelId: 0 }
  const answer = (value: string | number | null) => answerDouble(null, value)

  test.beforeEach(() => installDoubles({ dialog, shell, BrowserWindow, Notification }))

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

  test('list the notifications that were shown, and press one of them', () => {
    const [first, second] = ['one', 'two'].map((body) => new Notification(body) as Notification & Shows)
    first?.show()
    second?.show()
    expect(readDoubles().notifications).toEqual([
      { title: 'Roompass', body: 'one' },
      { title: 'Roompass', body: 'two' },
    ])
    pressNotificationDouble(null, 1)
    expect([first?.presses, second?.presses]).toEqual([0, 1])
  })

  test('choose an entry of the menu by its labels, and fail on one that is not there', () => {
    const chosen: string[] = []
    const entry = (label: string) => ({ label, click: () => chosen.push(label) })
    const items = [entry('Quit'), { ...entry('Edit'), submenu: { items: [entry('Find')] } }]
    const Menu = { getApplicationMenu: () => ({ items }) }
    chooseInMenu({ Menu }, ['Edit', 'Find'])
    chooseInMenu({ Menu }, ['Quit'])
    expect(chosen).toEqual(['Find', 'Quit'])
    expect(() => chooseInMenu({ Menu }, ['Edit', 'Quit'])).toThrow(/no entry Edit > Quit/)
  })

  test('wait for a page that was ended until it is loaded again', async () => {
    const steps: string[] = []
    let load = () => {}
    const webContents = {
      once: (_event: 'did-finish-load', listener: () => void) => {
        load = listener
      },
      forcefullyCrashRenderer: () => void steps.push('ended'),
    }
    const crashed = crashWindow({ BrowserWindow: { getAllWindows: () => [{ webContents }] } })
    const back = crashed.then(() => steps.push('back'))
    await Promise.resolve()
    expect(steps).toEqual(['ended'])
    load()
    await back
    expect(steps).toEqual(['ended', 'back'])
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
