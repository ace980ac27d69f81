import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { OutputLost } from './output.ts'
import { outputRows, outputTo } from './test-output.ts'
import { outputTrouble } from './trouble.ts'

describe('an output into a stream', () => {
  it('has the same bytes as a file, and leaves the stream open', async () => {
    const stream = new PassThrough({ highWaterMark: 1 << 20 })
    const output = outputTo('', { target: { stream } })
    await output.open(null)
    await output.write(outputRows(1, 2))
    const { row, bytes } = await output.sync()
    expect(await output.complete()).toBe('')
    const text = String(stream.read())
    expect([row, bytes]).toEqual([2, Buffer.byteLength(text)])
    expect(text).toMatch(/^name,id,token,link,.*\r\nGuest 1,1,.*\r\nGuest 2,2,.*\r\n$/)
    expect(stream.writableEnded).toBe(false)
    expect(stream.listenerCount('error')).toBe(0)
  })

  it('waits for whoever reads it', async () => {
    const release: (() => void)[] = []
    const stream = new Writable({ write: (_chunk, _encoding, done) => void release.push(done) })
    const output = outputTo('', { target: { stream }, format: 'jsonl' })
    const opening = output.open(null)
    await expect.poll(() => release.length).toBe(1)
    release[0]?.()
    await opening
    let isWritten = false
    const writing = output.write(outputRows(1, 5000)).then(() => {
      isWritten = true
    })
    await expect.poll(() => release.length).toBe(2)
    // One piece waits, and the next is not even made.
    expect([isWritten, stream.writableLength > 0, stream.writableLength < 600_000]).toEqual([
      false,
      true,
      true,
    ])
    for (let at = 1; !isWritten; at += 1) {
      await expect.poll(() => isWritten || release.length > at).toBe(true)
      release[at]?.()
    }
    await writing
    expect(release.length).toBeGreaterThan(3)
  })

  it('says that the reader has gone, each time, and does not end the program with it', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(gone) })
    const output = outputTo('', { target: { stream } })
    const failed = await output.open(null).catch((error: unknown) => error)
    expect(failed).toBe(gone)
    expect(outputTrouble(failed)).toContain('resume the batch')
    await expect(output.write(outputRows(1, 1))).rejects.toMatchObject({ code: expect.stringMatching(/./) })
    await output.close()
  })

  it('can’t be gone on with', async () => {
    const output = outputTo('', { target: { stream: new PassThrough() } })
    await expect(output.open({ row: 1, bytes: 10 })).rejects.toThrow(OutputLost)
  })

  it.each(['qr-png', 'qr-svg', 'passes'] as const)('is none for %s', (format) => {
    expect(() => outputTo('', { target: { stream: new PassThrough() }, format })).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'format' }),
    )
  })
})
