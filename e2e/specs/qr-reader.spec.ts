import { encode } from 'uqr'
import { expect, test } from '../fixtures/app.ts'
import { qrText } from '../fixtures/qr-text.ts'

// What the other specs read codes with reads them right: in every version, with every correction and mask.

for (const ecc of ['L', 'M', 'Q', 'H'] as const)
  test(`codes of every version with the correction ${ecc} are read`, () => {
    for (let version = 1; version <= 40; version += 1) {
      const text = `é${version} `.repeat(1 + Math.floor(version / 2)).slice(0, 100)
      const { data } = encode(text, { ecc, boostEcc: false, border: 0, minVersion: version })
      expect(qrText(data), `version ${version}`).toBe(text)
    }
  })

test('codes with every mask are read, and one with another module is not the same', () => {
  const text = 'https://acme.digitalsamba.com/lobby?token=a.b.c'
  for (let maskPattern = 0; maskPattern < 8; maskPattern += 1) {
    const { data } = encode(text, { ecc: 'L', border: 0, maskPattern })
    expect(qrText(data)).toBe(text)
    const side = data.length
    const changed = data.map((row, i) => row.map((dark, j) => dark !== (i === side - 6 && j === side - 1)))
    expect(qrText(changed)).not.toBe(text)
  }
})
