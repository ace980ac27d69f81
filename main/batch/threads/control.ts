/** What a run's threads are to do, as the main thread says; they look before each thing that they begin. */
export type Order = 'go' | 'pause' | 'cancel' | 'stop'

const orders: readonly Order[] = ['go', 'pause', 'cancel', 'stop']

/** One number that all threads see at once, also while they are at work. */
export type ControlMemory = SharedArrayBuffer

export interface Control {
  readonly memory: ControlMemory
  order(): Order
  give(order: Order): void
  /** Waits until the order is another than `pause`, without standing in the way of messages. */
  goingOn(): Promise<void>
}

export function createControl(memory: ControlMemory = new SharedArrayBuffer(4)): Control {
  const cell = new Int32Array(memory)
  const order = () => orders[Atomics.load(cell, 0)] ?? 'stop'
  return {
    memory,
    order,
    give: (given) => {
      Atomics.store(cell, 0, orders.indexOf(given))
      Atomics.notify(cell, 0)
    },
    goingOn: async () => {
      while (order() === 'pause') await Atomics.waitAsync(cell, 0, orders.indexOf('pause')).value
    },
  }
}
