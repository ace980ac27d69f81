/** What the host tells the process that started it with an IPC channel. */
export type Report =
  | { readonly type: 'ready'; readonly cdp: string }
  | { readonly type: 'window'; readonly id: number; readonly event: string }
  | { readonly type: 'dialog'; readonly id: number; readonly kind: DialogKind; readonly options: object }
  | { readonly type: 'answered'; readonly id: number; readonly result: object }
  | {
      readonly type: 'refused-answer'
      readonly id: number
      readonly answer: unknown
      readonly reason: string
    }
  | { readonly type: 'opened'; readonly url: string }
  | { readonly type: 'shown-in-folder'; readonly path: string }
  | { readonly type: 'notification'; readonly title: string; readonly body: string }
  /** Answers the order `menu`. */
  | { readonly type: 'menu-chosen'; readonly found: boolean }

export type DialogKind = 'message' | 'open' | 'save' | 'error'

/** What that process may say. */
export type Order =
  /** A message box: the label of a button or its number. A file dialog: a path, several, or null for cancel. */
  | { readonly type: 'answer'; readonly answer: string | number | null | readonly string[] }
  /** The person closes the window: the application may keep it open. */
  | { readonly type: 'close' }
  /** The person quits the application. */
  | { readonly type: 'quit' }
  /** The computer goes to sleep, wakes up, or its screen is locked: an event of `powerMonitor`. */
  | { readonly type: 'power'; readonly event: string }
  /** Nobody has touched the computer for so long. */
  | { readonly type: 'idle'; readonly seconds: number }
  /** The person presses a notification, by its place among those that were shown. */
  | { readonly type: 'press-notification'; readonly index: number }
  /** The person chooses an entry of the application menu, named by the labels on the way to it. */
  | { readonly type: 'menu'; readonly path: readonly string[] }

/** Whether a spec is on the other side; otherwise a person is in front of the screen. */
export const isControlled = process.channel !== undefined && process.channel !== null

/** Says something to the controlling process, if there is one. */
export function report(message: Report): void {
  if (isControlled && process.connected) process.send?.(message)
}

/** Listens to one kind of order. */
export function onOrder<T extends Order['type']>(
  type: T,
  listener: (order: Extract<Order, { type: T }>) => void,
): void {
  if (!isControlled) return
  process.on('message', (order: Order) => {
    if (order.type === type) listener(order as Extract<Order, { type: T }>)
  })
}
