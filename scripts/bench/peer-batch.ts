import { createSecretKey } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import jsonwebtoken from 'jsonwebtoken'

// What a person would write in an afternoon for the same guests: streams from CSV to CSV, with jsonwebtoken and csv-parse as
// their pages show them. Nothing is checked, nothing is recorded, and an end in the middle leaves half a file.
const [input = '', output = '', secret = '', kindOfKey = ''] = process.argv.slice(2)
const key = kindOfKey === 'key-object' ? createSecretKey(Buffer.from(secret)) : secret
const now = Math.floor(Date.now() / 1000)

interface Guest {
  readonly name: string
  readonly id: string
  readonly role: string
}

const sign = new Transform({
  writableObjectMode: true,
  transform({ name, id, role }: Guest, _, done) {
    const claims = {
      ...{ td: '11111111-2222-4333-8444-555555555555', rd: 'demo-room', ud: id, u: name, role },
      ...{ iat: now, nbf: now, exp: now + 7200 },
    }
    const token = jsonwebtoken.sign(claims, key, { algorithm: 'HS256' })
    const link = `https://acme.digitalsamba.com/demo-room?token=${token}`
    done(null, `${[name, id, role, token, link].map(cell).join(',')}\n`)
  },
})

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

sign.push('name,id,role,token,link\n')
await pipeline(createReadStream(input), parse({ columns: true }), sign, createWriteStream(output))
