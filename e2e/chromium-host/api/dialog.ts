import type * as Electron from 'electron'
import { api } from '../api-list.ts'
import { type Answer, askController, reportDialog } from '../control/answers.ts'
import { isControlled } from '../control/channel.ts'
import { guard } from '../guard.ts'
import { showDialogWindow } from './dialog-window.ts'

type Box = Electron.MessageBoxOptions

export const dialog = guard<Electron.Dialog>('dialog', api.dialog, {
  showErrorBox: (title, content) => {
    console.error(`${title}: ${content}`)
    reportDialog('error', { title, message: content })
    if (!isControlled)
      void showDialogWindow({
        title,
        message: content,
        detail: '',
        buttons: ['OK'],
        defaultButton: 0,
        path: null,
      })
  },
  showMessageBox: async (first: Electron.BaseWindow | Box, second?: Box) => {
    const options = second ?? (first as Box)
    const read = (answer: Answer) => readButton(answer, options)
    if (isControlled) return askController('message', options, read)
    const { button } = await showDialogWindow({
      title: options.title ?? '',
      message: options.message,
      defaultButton: options.defaultId ?? 0,
      detail: options.detail ?? '',
      buttons: buttonsOf(options),
      path: null,
    })
    return read(button ?? cancelOf(options))
  },
  showOpenDialog: async (
    first: Electron.BaseWindow | Electron.OpenDialogOptions,
    second?: Electron.OpenDialogOptions,
  ) => readPaths(await choosePath('open', second ?? (first as Electron.OpenDialogOptions))),
  showSaveDialog: async (
    first: Electron.BaseWindow | Electron.SaveDialogOptions,
    second?: Electron.SaveDialogOptions,
  ) => {
    const { canceled, filePaths } = readPaths(
      await choosePath('save', second ?? (first as Electron.SaveDialogOptions)),
    )
    return { canceled, filePath: filePaths[0] ?? '' }
  },
} satisfies Pick<Electron.Dialog, (typeof api.dialog)[number]>)

interface FileOptions {
  readonly title?: string
  readonly message?: string
  readonly buttonLabel?: string
  readonly defaultPath?: string
}

async function choosePath(kind: 'open' | 'save', options: FileOptions): Promise<Answer> {
  if (isControlled) {
    const { answer } = await askController(kind, options, (given) => {
      readPaths(given)
      return { answer: given }
    })
    return answer
  }
  const verb = options.buttonLabel ?? (kind === 'open' ? 'Open' : 'Save')
  const { button, path } = await showDialogWindow({
    title: options.title ?? '',
    message: options.message ?? (kind === 'open' ? 'Path of the file to open' : 'Path of the file to write'),
    detail: '',
    buttons: [verb, 'Cancel'],
    defaultButton: 0,
    path: options.defaultPath ?? '',
  })
  return button === 0 && path !== '' ? path : null
}

function buttonsOf({ buttons }: Box): string[] {
  return buttons === undefined || buttons.length === 0 ? ['OK'] : buttons
}

/** As documented: without `cancelId` it is the first button called Cancel or No, and else 0. */
function cancelOf(options: Box): number {
  const named = buttonsOf(options).findIndex((label) => /^(cancel|no)$/i.test(label))
  return options.cancelId ?? Math.max(named, 0)
}

function readButton(answer: Answer, options: Box): Electron.MessageBoxReturnValue {
  const buttons = buttonsOf(options)
  const wanted = answer === null ? cancelOf(options) : answer
  const response = typeof wanted === 'number' ? wanted : buttons.indexOf(String(wanted))
  const isCancel = answer === null || response === options.cancelId
  if (!isCancel && buttons[response] === undefined) {
    throw new Error(
      `the dialog "${options.message}" has no button ${JSON.stringify(answer)}: ${buttons.join(', ')}`,
    )
  }
  return { response, checkboxChecked: options.checkboxChecked ?? false }
}

function readPaths(answer: Answer): Electron.OpenDialogReturnValue {
  if (typeof answer === 'number') throw new Error('a file dialog is answered with a path, or null for cancel')
  const filePaths = answer === null ? [] : typeof answer === 'string' ? [answer] : [...answer]
  return { canceled: filePaths.length === 0, filePaths }
}
