import type { EventEmitter } from 'node:events'

const listening = ['on', 'once', 'off', 'addListener', 'removeListener', 'prependListener']
const otherEmitting = ['emit', 'removeAllListeners', 'listenerCount', 'listeners', 'eventNames']

export interface GuardOptions {
  /** Where the events of this object come from, and which there are. */
  readonly emitter?: EventEmitter
  readonly events?: readonly string[]
}

/**
 * Gives the listed members of an object of Electron's API, and throws for every other: a call that does nothing would
 * look like a guard that holds. The result is typed as the full object, because that is what the application takes it for.
 */
export function guard<Full extends object>(
  name: string,
  members: readonly PropertyKey[],
  part: object,
  { emitter, events = [] }: GuardOptions = {},
): Full {
  const bound = new Map<PropertyKey, unknown>()

  function read(key: string): unknown {
    if (members.includes(key)) return bind(part, Reflect.get(part, key), key)
    if (emitter && listening.includes(key)) return bind(emitter, listen(emitter, key), key)
    if (emitter && otherEmitting.includes(key)) return bind(emitter, Reflect.get(emitter, key), key)
    if (typeof part === 'function' && key === 'prototype') return part.prototype
    if (key === 'then' || key === 'toJSON' || key === 'constructor') return undefined
    throw new Error(`${name}.${key} is not on the Chromium host`)
  }

  function bind(owner: object, value: unknown, key: string): unknown {
    if (typeof value !== 'function') return value
    const known = bound.get(key) ?? value.bind(owner)
    bound.set(key, known)
    return known
  }

  function listen(source: EventEmitter, method: string): unknown {
    return (event: string, listener: unknown) => {
      if (!events.includes(event)) throw new Error(`${name}: the event ${event} is not on the Chromium host`)
      Reflect.apply(Reflect.get(source, method), source, [event, listener])
      return proxy
    }
  }

  const proxy = new Proxy(part, {
    get: (target, key) => (typeof key === 'symbol' ? Reflect.get(target, key) : read(key)),
    set: (target, key, value) => {
      if (members.includes(key)) return Reflect.set(target, key, value)
      throw new Error(`${name}.${String(key)} is not on the Chromium host`)
    },
  }) as Full
  return proxy
}
