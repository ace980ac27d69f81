/** What Electron hands to listeners that may say no. */
export interface Preventable {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

/** An event object with `preventDefault`, and what else belongs to it; getters stay getters. */
export function makeEvent<Extra extends object>(extra: Extra): Extra & Preventable {
  let prevented = false
  const event = {
    preventDefault: () => {
      prevented = true
    },
    get defaultPrevented() {
      return prevented
    },
  }
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(extra)) as Extra & Preventable
}
