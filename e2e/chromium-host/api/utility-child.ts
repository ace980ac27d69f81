import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Runs first in a utility process: gives it `process.parentPort` and then loads the module that it is for.
const [executable = process.execPath, , modulePath = '', ...args] = process.argv
const port = new EventEmitter()
const early: unknown[] = []

process.on('message', (data) => {
  if (port.listenerCount('message') === 0) early.push(data)
  else port.emit('message', { data, ports: [] })
})
// What came before anybody listened waits, as documented for `parentPort`.
port.on('newListener', (name) => {
  if (name !== 'message') return
  process.nextTick(() => {
    for (const data of early.splice(0)) port.emit('message', { data, ports: [] })
  })
})
process.once('disconnect', () => process.exit(0))

Object.assign(port, { postMessage: (message: unknown) => process.send?.(message) })
Object.defineProperty(process, 'parentPort', { value: port, enumerable: true })
process.argv = [executable, resolve(modulePath), ...args]
await import(pathToFileURL(resolve(modulePath)).href)
