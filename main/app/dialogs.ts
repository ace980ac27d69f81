import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import type { Question } from './questions.ts'

/** The system's own dialogs, on top of a window where there is one. */
export interface SystemDialogs {
  showMessageBox(options: MessageBoxOptions): Promise<Pick<MessageBoxReturnValue, 'response'>>
  showOpenDialog(options: OpenDialogOptions): Promise<Pick<OpenDialogReturnValue, 'canceled' | 'filePaths'>>
  showSaveDialog(options: SaveDialogOptions): Promise<Pick<SaveDialogReturnValue, 'canceled' | 'filePath'>>
}

export interface Dialogs {
  /** True only where the person pressed the button that does it. */
  ask(question: Question): Promise<boolean>
  /** The path of an existing file, or null. */
  chooseFile(title: string): Promise<string | null>
  /** The path to write to, or null. */
  chooseTarget(options: { title: string; fileName: string; extension: string }): Promise<string | null>
  /** The path of a folder to make, or null. */
  chooseNewFolder(options: { title: string; name: string }): Promise<string | null>
}

/** Dialogs one at a time: a second one waits until the first is answered. */
export function createDialogs(system: SystemDialogs): Dialogs {
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(show: () => Promise<T>): Promise<T> {
    const turn = last.then(show, show)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    ask: ({ message, detail, confirm, decline }) =>
      inTurn(async () => {
        const { response } = await system.showMessageBox({
          type: 'question',
          title: 'Roompass',
          message,
          detail,
          buttons: [decline, confirm],
          defaultId: 0,
          cancelId: 0,
          noLink: true,
        })
        return response === 1
      }),
    chooseFile: (title) =>
      inTurn(async () => {
        const { canceled, filePaths } = await system.showOpenDialog({
          title,
          properties: ['openFile', 'dontAddToRecent'],
        })
        return canceled ? null : (filePaths[0] ?? null)
      }),
    chooseTarget: ({ title, fileName, extension }) =>
      inTurn(async () => {
        const { canceled, filePath } = await system.showSaveDialog({
          title,
          defaultPath: fileName,
          filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
          properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
        })
        return canceled || filePath === '' ? null : filePath
      }),
    chooseNewFolder: ({ title, name }) =>
      inTurn(async () => {
        // The dialog for a new file asks for a place and a name, which is what a new folder needs too.
        const { canceled, filePath } = await system.showSaveDialog({
          title,
          defaultPath: name,
          nameFieldLabel: 'Folder',
          properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        })
        return canceled || filePath === '' ? null : filePath
      }),
  }
}
