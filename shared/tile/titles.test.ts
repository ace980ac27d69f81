import { describe, expect, it } from 'vitest'
import { splitTitle } from './titles.ts'

describe('splitTitle', () => {
  it.each([
    ...[
      'Dr',
      'Dr.',
      'DOCTOR',
      'Prof',
      'Prof.',
      'Professor',
      'Mr',
      'Mr.',
      'Mrs',
      'Ms',
      'Miss',
      'Mx',
      'Sir',
      'Dame',
    ],
    ...[
      'Lord',
      'Lady',
      'Herr',
      'Frau',
      'M.',
      'Mme',
      'Mlle',
      'Sr',
      'Sra',
      'Señora',
      'Sen\u0303ora',
      'Dott.ssa',
    ],
  ])('knows %s', (title) => {
    expect(splitTitle(`${title} Jane Smith`)).toEqual({ title, rest: 'Jane Smith' })
  })

  it('takes several titles together', () => {
    expect(splitTitle(' Prof.  Dr. Jane Smith')).toEqual({ title: 'Prof. Dr.', rest: 'Jane Smith' })
  })

  it.each(['Jane Smith', 'M Night', 'Drew Barrymore', 'Sirius Black', 'Jane Doctor', 'Don Quixote', '', ' '])(
    'finds no title in %j',
    (name) => {
      expect(splitTitle(name)).toBeNull()
    },
  )

  it('leaves a name alone that is nothing but titles', () => {
    expect(splitTitle('Doctor')).toBeNull()
    expect(splitTitle('Frau Doctor')).toBeNull()
  })
})
