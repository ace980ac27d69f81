type Callable = (...args: unknown[]) => unknown

/** A value on its way across. */
type Coded =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function' | 'yours' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
  | { readonly kind: 'array'; readonly items: readonly Coded[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Coded])[] }

type Crossing =
  | { readonly does: 'expose'; readonly call: number; readonly key: string; readonly value: Coded }
  | { readonly does: 'call'; readonly call: number; readonly id: number; readonly args: readonly Coded[] }
  | { readonly does: 'reply'; readonly call: number; readonly ok: boolean; readonly value: Coded }
  | { readonly does: 'settle'; readonly id: number; readonly ok: boolean; readonly value: Coded }

/**
 * One end of the bridge between the preload's world and the page's, as `contextBridge` documents it: plain values are
 * cloned, functions and promises become stand-ins that call back, everything exposed is frozen. Events cross at once,
 * so a function that answers at once still does.
 *
 * This function is also sent to the page as text: it may use nothing from outside itself. It takes hold of what it
 * needs before any script of the page has run.
 */
export function bridgeEnd(outgoing: string, incoming: string) {
  const Message = CustomEvent
  const clone = structuredClone
  const post = document.dispatchEvent.bind(document)
  const listen = document.addEventListener.bind(document)
  const functions = new Map<number, Callable>()
  const settlers = new Map<number, { resolve: Callable; reject: Callable }>()
  const replies = new Map<number, { ok: boolean; value: unknown }>()
  /** Functions of this side that have crossed, and stand-ins here for functions of the other side. */
  const numbers = new WeakMap<object, number>()
  const foreign = new WeakMap<object, number>()
  let last = 0

  function number(): number {
    last += 1
    return last
  }

  function send(detail: Crossing): void {
    post(new Message(outgoing, { detail }))
  }

  function encode(value: unknown): Coded {
    if (typeof value === 'function') return encodeFunction(value as Callable)
    if (typeof value !== 'object' || value === null) return { kind: 'value', value: clone(value) }
    if (value instanceof Promise) return encodePromise(value)
    if (value instanceof Error) return { kind: 'error', name: value.name, message: value.message }
    if (Array.isArray(value)) return { kind: 'array', items: value.map(encode) }
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return { kind: 'value', value: clone(value) }
    return {
      kind: 'object',
      entries: Object.entries(value).map(([key, item]) => [key, encode(item)] as const),
    }
  }

  function encodeFunction(value: Callable): Coded {
    const theirs = foreign.get(value)
    if (theirs !== undefined) return { kind: 'yours', id: theirs }
    const id = numbers.get(value) ?? number()
    numbers.set(value, id)
    functions.set(id, value)
    return { kind: 'function', id }
  }

  function encodePromise(promise: Promise<unknown>): Coded {
    const id = number()
    promise.then(
      (value) => settle(id, true, value),
      (error) => settle(id, false, error),
    )
    return { kind: 'promise', id }
  }

  function settle(id: number, ok: boolean, value: unknown): void {
    try {
      send({ does: 'settle', id, ok, value: encode(value) })
    } catch (error) {
      send({ does: 'settle', id, ok: false, value: encode(error) })
    }
  }

  function decode(coded: Coded): unknown {
    switch (coded.kind) {
      case 'function':
        return standIn(coded.id)
      case 'yours':
        return functions.get(coded.id)
      case 'promise':
        return new Promise((resolve, reject) => settlers.set(coded.id, { resolve, reject }))
      case 'error':
        return Object.assign(new Error(coded.message), { name: coded.name })
      case 'array':
        return coded.items.map(decode)
      case 'object':
        return Object.fromEntries(coded.entries.map(([key, item]) => [key, decode(item)]))
      default:
        return coded.value
    }
  }

  function standIn(id: number): Callable {
    const stand = (...args: unknown[]) => ask({ does: 'call', call: number(), id, args: args.map(encode) })
    foreign.set(stand, id)
    return stand
  }

  /** The other end answers before `send` returns. */
  function ask(crossing: Crossing & { readonly call: number }): unknown {
    send(crossing)
    const reply = replies.get(crossing.call)
    replies.delete(crossing.call)
    if (reply === undefined) throw new Error('the other side of the bridge is gone')
    if (!reply.ok) throw reply.value
    return reply.value
  }

  function answer(call: number, work: () => unknown): void {
    try {
      send({ does: 'reply', call, ok: true, value: encode(work()) })
    } catch (error) {
      send({ does: 'reply', call, ok: false, value: encode(error) })
    }
  }

  function run(id: number, args: readonly Coded[]): unknown {
    const given = functions.get(id)
    if (given === undefined) throw new Error('no such function')
    return given(...args.map(decode))
  }

  function freeze(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const item of Object.values(value)) freeze(item)
      Object.freeze(value)
    }
    return value
  }

  function place(key: string, value: unknown): void {
    if (key in globalThis) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    const described = { value: freeze(value), enumerable: true, writable: false, configurable: false }
    Object.defineProperty(globalThis, key, described)
  }

  listen(incoming, (event) => {
    const crossing: Crossing = (event as CustomEvent).detail
    switch (crossing.does) {
      case 'expose':
        return answer(crossing.call, () => place(crossing.key, decode(crossing.value)))
      case 'call':
        return answer(crossing.call, () => run(crossing.id, crossing.args))
      case 'reply':
        return void replies.set(crossing.call, { ok: crossing.ok, value: decode(crossing.value) })
      case 'settle':
        settlers.get(crossing.id)?.[crossing.ok ? 'resolve' : 'reject'](decode(crossing.value))
        return void settlers.delete(crossing.id)
    }
  })

  return {
    /** Puts a value on the other world's `window`; throws what Electron throws where the name is taken. */
    expose: (key: string, value: unknown): void => {
      ask({ does: 'expose', call: number(), key, value: encode(value) })
    },
  }
}

export type BridgeEnd = typeof bridgeEnd
