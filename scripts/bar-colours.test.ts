import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { barColours, colourOf } from '../renderer/statistics/bar-colours.ts'
import { at } from './paths.ts'

const tokens = readFileSync(at('renderer', 'theme', 'tokens.css'), 'utf8')

/** A token's colour in the light and in the dark. */
function coloursOf(token: string): string[] {
  const found = new RegExp(`${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens)
  if (found === null) throw new Error(`There is no colour ${token}.`)
  return found.slice(1)
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

describe('the colour of a bar', () => {
  it.each(Object.entries(barColours))('for %s stands out from the surface in both themes', (_, colour) => {
    const token = colour.slice(4, -1)
    const surfaces = coloursOf('--surface')
    for (const [theme, hex] of coloursOf(token).entries())
      expect(contrast(hex, surfaces[theme] ?? '')).toBeGreaterThanOrEqual(3)
  })

  it('is the plain one for what has none of its own', () => {
    expect(colourOf('3')).toBe(barColours.plain)
    expect(colourOf('constructor')).toBe(barColours.plain)
  })
})
