/** A line while it is typed on a terminal that shows nothing. */
export interface HiddenLine {
  readonly bytes: readonly number[]
  readonly state: 'typing' | 'done' | 'cancelled'
}

export const emptyLine: HiddenLine = { bytes: [], state: 'typing' }

const enter = [0x0a, 0x0d]
const interrupt = 0x03
const endOfInput = 0x04
const backspace = [0x08, 0x7f]
const eraseLine = 0x15

/**
 * The line after one more byte. Enter and Ctrl+D end it, Ctrl+C cancels it, Backspace takes the last character
 * (in UTF-8, RFC 3629: one to four bytes) and Ctrl+U the whole line. What comes after the end is left alone.
 */
export function typeByte(line: HiddenLine, byte: number): HiddenLine {
  if (line.state !== 'typing') return line
  if (enter.includes(byte) || byte === endOfInput) return { ...line, state: 'done' }
  if (byte === interrupt) return { bytes: [], state: 'cancelled' }
  if (byte === eraseLine) return emptyLine
  if (backspace.includes(byte)) return { ...line, bytes: withoutLastCharacter(line.bytes) }
  return { ...line, bytes: [...line.bytes, byte] }
}

function withoutLastCharacter(bytes: readonly number[]): readonly number[] {
  const start = bytes.findLastIndex((byte) => (byte & 0b1100_0000) !== 0b1000_0000)
  return bytes.slice(0, Math.max(start, 0))
}
