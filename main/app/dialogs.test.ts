import type { MessageBoxOptions, SaveDialogOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { tokenOutlives } from '../../shared/removal-words.ts'
import { issueBatchQuestion } from './batch-questions.ts'
import { createDialogs, type SystemDialogs } from './dialogs.ts'
import {
  allowHostQuestion,
  clearClipboardQuestion,
  exportQuestion,
  keepLessQuestion,
  quitQuestion,
  removeKeyQuestion,
  removeProfileQuestion,
  setAsideQuestion,
} from './questions.ts'

function systemWith(given: Partial<SystemDialogs>): SystemDialogs {
  const unexpected = () => Promise.reject(new Error('not expected'))
  return { showMessageBox: unexpected, showOpenDialog: unexpected, showSaveDialog: unexpected, ...given }
}

describe('asking', () => {
  const questions = [
    removeProfileQuestion('Acme', 2, 'digital-samba'),
    removeKeyQuestion({ label: 'autumn', status: 'current' }, 'digital-samba'),
    setAsideQuestion,
    allowHostQuestion('cdn.example.com'),
    clearClipboardQuestion,
    exportQuestion(3),
    keepLessQuestion({ sessions: 3, stillValid: 1, oldest: 1_700_000_000, tokens: 0 }, ['digital-samba']),
    quitQuestion(2, 1),
    issueBatchQuestion(997, { name: 'Acme', environment: 'production' }, 'csv'),
  ]

  it.each(questions)('$message: doing nothing is the default and what Escape gives', async (question) => {
    const shown: MessageBoxOptions[] = []
    const dialogs = createDialogs(
      systemWith({
        showMessageBox: async (options) => {
          shown.push(options)
          return { response: options.cancelId ?? -1 }
        },
      }),
    )
    expect(await dialogs.ask(question)).toBe(false)
    expect(shown[0]).toMatchObject({
      defaultId: 0,
      cancelId: 0,
      buttons: [question.decline, question.confirm],
    })
  })

  it('is yes only for the button that does it', async () => {
    const answers = [1, 0, -1, 2]
    const dialogs = createDialogs(
      systemWith({ showMessageBox: async () => ({ response: answers.shift() ?? 0 }) }),
    )
    const given = []
    while (answers.length > 0) given.push(await dialogs.ask(setAsideQuestion))
    expect(given).toEqual([true, false, false, false])
  })

  it('shows one dialog at a time, also after one that failed', async () => {
    let open = 0
    let most = 0
    const release: (() => void)[] = []
    const dialogs = createDialogs(
      systemWith({
        showMessageBox: async () => {
          open += 1
          most = Math.max(most, open)
          await new Promise<void>((resolve) => release.push(resolve))
          open -= 1
          if (release.length === 1) throw new Error('no display')
          return { response: 1 }
        },
      }),
    )
    const asked = [1, 2, 3].map(() => dialogs.ask(setAsideQuestion))
    const settled = Promise.allSettled(asked)
    for (const at of [0, 1, 2]) {
      await expect.poll(() => release.length).toBe(at + 1)
      release[at]?.()
    }
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(most).toBe(1)
  })
})

describe('questions', () => {
  it('say how many keys and sessions are lost', () => {
    expect(quitQuestion(1, 0).message).toBe('Quit and lose 1 session?')
    expect(quitQuestion(0, 2).message).toBe('Quit and lose 2 signing keys?')
    expect(quitQuestion(3, 1).message).toBe('Quit and lose 3 sessions and 1 signing key?')
    expect(removeProfileQuestion('Acme', 0, 'dolby').detail).toBe(
      `Its sessions stay in the history. ${tokenOutlives(['dolby'])}`,
    )
  })

  it('say how many sessions and token texts go, how many of them still let someone in, and what ends a token', () => {
    const oldest = 1_700_000_000
    const ids = ['digital-samba', 'video-io'] as const
    const both = keepLessQuestion({ sessions: 1200, stillValid: 2, oldest, tokens: 1 }, ids)
    expect(both.message).toBe('Remove 1,200 sessions from the history and erase 1 token text?')
    expect(both.detail).toContain('2 of them can still let someone in.')
    expect(both.detail).toContain(tokenOutlives(ids))
    const sessions = keepLessQuestion({ sessions: 1, stillValid: 0, oldest, tokens: 0 }, ids)
    expect(sessions.message).toBe('Remove 1 session from the history?')
    expect(sessions.detail).not.toContain('still let someone in')
    expect(keepLessQuestion({ sessions: 0, stillValid: 0, oldest: null, tokens: 5 }, ids)).toMatchObject({
      message: 'Erase 5 token texts?',
      detail: expect.stringContaining(tokenOutlives(ids)),
    })
  })

  it('say of an export that anyone can read it', () => {
    expect(exportQuestion(100_000)).toMatchObject({
      message: 'Export 100,000 sessions to a plain text file?',
      detail: expect.stringContaining('not encrypted'),
    })
  })

  it('say of a key that goes what ends its tokens', () => {
    expect(removeKeyQuestion({ label: 'autumn', status: 'current' }, 'digital-samba').detail).toContain(
      tokenOutlives(['digital-samba']),
    )
  })

  it('keep a name on one line and in its direction', () => {
    const message = removeProfileQuestion('Acme\n\nPress Remove\u202eevil', 1, 'digital-samba').message
    expect(message).toBe('Remove the profile “Acme Press Remove evil”?')
  })
})

describe('choosing files', () => {
  it('gives the path, or null where the person closed the dialog', async () => {
    const open = [
      { canceled: false, filePaths: ['/key.txt'] },
      { canceled: true, filePaths: ['/key.txt'] },
      { canceled: false, filePaths: [] },
    ]
    const save = [
      { canceled: false, filePath: '/code.png' },
      { canceled: true, filePath: '/code.png' },
      { canceled: false, filePath: '' },
    ]
    const dialogs = createDialogs(
      systemWith({
        showOpenDialog: async () => open.shift() ?? { canceled: true, filePaths: [] },
        showSaveDialog: async () => save.shift() ?? { canceled: true, filePath: '' },
      }),
    )
    const target = { title: 'Save', fileName: 'code.png', extension: 'png' }
    expect(await dialogs.chooseFile('Choose')).toBe('/key.txt')
    expect(await dialogs.chooseFile('Choose')).toBeNull()
    expect(await dialogs.chooseFile('Choose')).toBeNull()
    expect(await dialogs.chooseTarget(target)).toBe('/code.png')
    expect(await dialogs.chooseTarget(target)).toBeNull()
    expect(await dialogs.chooseTarget(target)).toBeNull()
  })

  it('asks for the name of a new folder as for one of a file, without an ending', async () => {
    const shown: SaveDialogOptions[] = []
    const answers = ['/out/codes', '']
    const dialogs = createDialogs(
      systemWith({
        showSaveDialog: async (options) => {
          shown.push(options)
          const filePath = answers.shift()
          return filePath === undefined
            ? { canceled: true, filePath: '/out/codes' }
            : { canceled: false, filePath }
        },
      }),
    )
    const target = { title: 'Save the codes', name: 'guests QR codes' }
    expect(await dialogs.chooseNewFolder(target)).toBe('/out/codes')
    expect(await dialogs.chooseNewFolder(target)).toBeNull()
    expect(await dialogs.chooseNewFolder(target)).toBeNull()
    expect(shown[0]).toMatchObject({ title: 'Save the codes', defaultPath: 'guests QR codes' })
    expect(shown[0]).not.toHaveProperty('filters')
  })
})
