import { connect } from 'node:net'

// A process of its own, so that a second start can wait for it: gives what is on stdin to the lock's holder and ends
// with 0 when it has been taken.
const socket = connect(`\0${process.argv[2]}`)
let answer = ''
socket.setEncoding('utf8')
socket.on('data', (chunk: string) => {
  answer += chunk
})
socket.on('error', () => process.exit(1))
socket.on('close', () => process.exit(answer === 'taken' ? 0 : 1))
process.stdin.pipe(socket)
