/**
 * Turns values into JSON and back for the way between preload and main, with what the structured clone algorithm
 * keeps (HTML, 2.7.3) and JSON does not. Refuses functions, symbols, promises and cycles with Electron's sentence.
 *
 * This function is also sent to the page as text: it may use nothing from outside itself.
 */
export function makeWire() {
  function refuse(): never {
    throw new Error('An object could not be cloned.')
  }

  function textOf(bytes: Uint8Array): string {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }

  function bytesOf(text: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  }

  function pack(value: unknown, outer: readonly unknown[] = []): unknown {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'undefined') return ['undefined']
    if (typeof value === 'bigint') return ['bigint', String(value)]
    if (typeof value === 'number') {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value
      return ['number', Object.is(value, -0) ? '-0' : String(value)]
    }
    if (typeof value !== 'object' || outer.includes(value)) return refuse()
    return packObject(value, [...outer, value])
  }

  function packObject(value: object, outer: readonly unknown[]): unknown {
    if (Array.isArray(value)) return ['array', ...value.map((item) => pack(item, outer))]
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Map) return ['map', ...[...value].map((entry) => pack(entry, outer))]
    if (value instanceof Set) return ['set', ...[...value].map((item) => pack(item, outer))]
    if (value instanceof ArrayBuffer) return ['buffer', textOf(new Uint8Array(value))]
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      // Node's Buffer arrives as a plain Uint8Array, as in Electron.
      const kind = value instanceof Uint8Array ? 'Uint8Array' : value.constructor.name
      return ['view', kind, textOf(bytes)]
    }
    if (value instanceof Error) return ['error', value.name, value.message]
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return refuse()
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item, outer)]))
  }

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (!Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]))
    }
    const [kind, ...items] = value
    switch (kind) {
      case 'array':
        return items.map(unpack)
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(items[0])
      case 'number':
        return Number(items[0])
      case 'date':
        return new Date(items[0])
      case 'map':
        return new Map(items.map((entry) => unpack(entry) as [unknown, unknown]))
      case 'set':
        return new Set(items.map(unpack))
      case 'buffer':
        return bytesOf(items[0]).buffer
      case 'view':
        return viewOf(items[0], bytesOf(items[1]))
      case 'error':
        return Object.assign(new Error(items[1]), { name: items[0] })
      default:
        return refuse()
    }
  }

  function viewOf(kind: string, bytes: Uint8Array<ArrayBuffer>): unknown {
    if (kind === 'Uint8Array') return bytes
    const known = { Int8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array }
    const View = known[kind as keyof typeof known]
    return View === undefined ? new DataView(bytes.buffer) : new View(bytes.buffer)
  }

  return {
    pack: (value: unknown) => JSON.stringify(pack(value)),
    unpack: (text: string) => unpack(JSON.parse(text)),
  }
}

export type Wire = ReturnType<typeof makeWire>
