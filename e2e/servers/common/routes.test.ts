import { expect, it } from 'vitest'
import { findRoute } from './routes.ts'

const routes = [
  { method: 'GET', path: '/rooms/live' },
  { method: 'GET', path: '/rooms/:' },
  { method: 'POST', path: '/rooms/:' },
  { method: 'GET', path: '/rooms/:/people/:' },
] as const

it.each([
  ['GET', '/rooms/live', '/rooms/live', []],
  ['GET', '/rooms/demo', '/rooms/:', ['demo']],
  ['GET', '/rooms/a%2Fb/people/%C3%A9', '/rooms/:/people/:', ['a/b', 'é']],
])('%s %s is %s', (method, path, pattern, names) => {
  expect(findRoute(routes, method, path)).toMatchObject({ route: { path: pattern }, names })
})

it.each([
  ['DELETE', '/rooms/demo', ['GET', 'POST']],
  ['GET', '/rooms', []],
  ['GET', '/rooms/', []],
  ['GET', '/rooms/%E0%A4%A', []],
  ['GET', '/rooms/demo/', []],
])('%s %s is none; the methods are %j', (method, path, allowed) => {
  expect(findRoute(routes, method, path)).toEqual({ allowed })
})
