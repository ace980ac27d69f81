import { describe, expect, it } from 'vitest'
import { filled, namesIn } from './placeholders.ts'

const request = {
  ...{ origin: 'api', method: 'POST', path: '/{{room-id}}', body: '{{secret}} {{7*7}} {{}}' },
  headers: [{ name: '{{name}}', value: 'Bearer {{secret}}' }],
}

describe('placeholders', () => {
  it('are found in path, values of headers and body, each once', () => {
    expect(namesIn(request)).toEqual(['room-id', 'secret'])
  })

  it('are filled in, in a path as a part of one is written; what stands for nothing stays as typed', () => {
    const fillings = new Map([
      ['room-id', 'a/b'],
      ['secret', '$& {{room-id}}'],
    ])
    expect(filled(request, fillings)).toEqual({
      ...request,
      path: '/a%2Fb',
      headers: [{ name: '{{name}}', value: 'Bearer $& {{room-id}}' }],
      body: '$& {{room-id}} {{7*7}} {{}}',
    })
    expect(filled(request, new Map())).toEqual(request)
  })
})
