import type { Target } from '../browser/browser.ts'
import { browser } from '../browser/running.ts'
import { type DialogModel, dialogPage } from '../injected/dialog-page.ts'
import { titleSuffix } from './title.ts'

export interface DialogAnswer {
  /** Number of the button; null when the window was closed. */
  readonly button: number | null
  readonly path: string
}

/** Shows a dialog to a person as a small window of Chromium, and waits. */
export async function showDialogWindow(model: DialogModel): Promise<DialogAnswer> {
  const target = await browser().openWindow()
  const answered = new Promise<DialogAnswer>((resolve) => {
    target.session.on('Runtime.bindingCalled', ({ payload }) => resolve(JSON.parse(payload)))
    void target.closed.then(() => resolve({ button: null, path: '' }))
  })
  // A person may be quicker: a window that was closed meanwhile has been answered.
  await fill(target, model).catch(() => target.close())
  const answer = await answered
  target.close()
  return answer
}

async function fill({ session }: Target, model: DialogModel): Promise<void> {
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'answerDialog' })
  const titled = { ...model, title: `${model.title || 'Question'}${titleSuffix}` }
  const expression = `(${dialogPage})(${JSON.stringify(titled)})`
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true })
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setContentsSize', { windowId, width: 460, height: Number(result.value) })
}
