import { cancelled } from './http-failures.ts'

/** Questions that are being asked now. */
export interface Questions {
  /**
   * Asks, or waits for the answer of the same question that is on its way.
   *
   * @param name what tells the question from others of the profile; the same name gives the same type of answer
   * @throws RoompassError `cancelled`, and what the work throws
   */
  ask<T>(profileId: string, name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Ends those of one profile, or of all. They fail at once. */
  cancel(profileId?: string): void
}

interface Question {
  readonly profileId: string
  readonly name: string
  readonly ending: AbortController
  readonly answer: Promise<unknown>
}

export function createQuestions(): Questions {
  const asked = new Set<Question>()
  return {
    ask: <T>(profileId: string, name: string, work: (signal: AbortSignal) => Promise<T>) => {
      const same = [...asked].find((one) => one.profileId === profileId && one.name === name)
      // Its name is that of the same question, and so is the type of its answer.
      if (same !== undefined) return same.answer as Promise<T>
      const ending = new AbortController()
      const answer = untilEnded(work(ending.signal), ending.signal)
      const question = { profileId, name, ending, answer }
      asked.add(question)
      const forget = () => void asked.delete(question)
      answer.then(forget, forget)
      return answer
    },
    cancel: (profileId) => {
      for (const question of [...asked]) {
        if (profileId !== undefined && question.profileId !== profileId) continue
        asked.delete(question)
        question.ending.abort()
      }
    },
  }
}

/** The work's end, or the signal's: nobody waits for a keychain or a socket that takes its time to stop. */
function untilEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(cancelled()), { once: true })
    work.then(resolve, reject)
  })
}
