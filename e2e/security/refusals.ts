import type { Script } from './attempt.ts'

declare global {
  /** Set by scripts that should never have run. */
  var hasRun: string | undefined
}

/** What a script in the page tries, and the directive of the policy that stops it. */
export interface Refusal {
  readonly what: string
  readonly directive: string
  readonly script: Script
}

/** Ways to run text as a script. CSP Level 3, 6.1 and Trusted Types, 4.2. */
export const scripts: readonly Refusal[] = [
  {
    what: 'a link with a script as its address',
    directive: 'script-src-elem',
    script: () => {
      const link = document.body.appendChild(document.createElement('a'))
      link.href = 'javascript:void (globalThis.hasRun = "address")'
      link.click()
    },
  },
  {
    what: 'a module of another host',
    directive: 'script-src-elem',
    script: (outside) => import(`${outside}/module.js`),
  },
  {
    what: 'an element made of text',
    directive: 'require-trusted-types-for',
    script: () => {
      document.createElement('p').innerHTML = '<b>bold</b>'
    },
  },
  {
    what: 'a script element',
    directive: 'require-trusted-types-for',
    script: () => {
      const element = document.createElement('script')
      element.append('globalThis.hasRun = "element"')
      document.head.append(element)
    },
  },
  {
    what: 'an event handler made of text',
    directive: 'require-trusted-types-for',
    script: () => document.body.setAttribute('onclick', 'globalThis.hasRun = "handler"'),
  },
  {
    what: 'a timer made of text',
    directive: 'require-trusted-types-for',
    script: () => Reflect.apply(setTimeout, window, ['globalThis.hasRun = "timer"']),
  },
  { what: 'a worker', directive: 'require-trusted-types-for', script: () => new Worker('/worker.js') },
  {
    what: 'a service worker',
    directive: 'require-trusted-types-for',
    script: () => navigator.serviceWorker.register('/worker.js'),
  },
  {
    what: 'a document made of text',
    directive: 'require-trusted-types-for',
    script: () => {
      document.createElement('iframe').srcdoc = '<p>text</p>'
    },
  },
  {
    what: 'a rule of its own for which text may run',
    directive: 'trusted-types',
    script: () => Reflect.get(window, 'trustedTypes').createPolicy('own', {}),
  },
]

/** Ways to send something to another host, or to load something from there. */
export const requests: readonly Refusal[] = [
  { what: 'fetch', directive: 'connect-src', script: (outside) => fetch(`${outside}/fetch`) },
  { what: 'fetch of its own origin', directive: 'connect-src', script: () => fetch('/') },
  {
    what: 'XMLHttpRequest',
    directive: 'connect-src',
    script: (outside) => {
      const request = new XMLHttpRequest()
      request.open('POST', `${outside}/request`)
      request.send('text')
    },
  },
  {
    what: 'a web socket',
    directive: 'connect-src',
    script: (outside) => void new WebSocket(outside.replace('http', 'ws')),
  },
  {
    what: 'an event source',
    directive: 'connect-src',
    script: (outside) => void new EventSource(`${outside}/events`),
  },
  {
    what: 'a beacon',
    directive: 'connect-src',
    script: (outside) => navigator.sendBeacon(`${outside}/beacon`, 'text'),
  },
  {
    what: 'the ping of a link',
    directive: 'connect-src',
    script: (outside) => {
      const link = document.body.appendChild(document.createElement('a'))
      Object.assign(link, { href: '#ping', ping: `${outside}/ping` }).click()
    },
  },
  {
    what: 'a form',
    directive: 'form-action',
    script: (outside) => {
      const form = document.body.appendChild(document.createElement('form'))
      Object.assign(form, { action: `${outside}/form`, method: 'post' }).submit()
    },
  },
  {
    what: 'a picture of another host',
    directive: 'img-src',
    script: (outside) => {
      new Image().src = `${outside}/picture.png`
    },
  },
  {
    what: 'a picture inside its address',
    directive: 'img-src',
    script: () => {
      new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
    },
  },
  {
    what: 'a picture from memory',
    directive: 'img-src',
    script: () => {
      new Image().src = URL.createObjectURL(new Blob(['text']))
    },
  },
  {
    what: 'a style sheet of another host',
    directive: 'style-src-elem',
    script: (outside) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' })
      document.head.append(Object.assign(link, { href: `${outside}/style.css` }))
    },
  },
  {
    what: 'a style element without the nonce',
    directive: 'style-src-elem',
    script: () =>
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' })),
  },
  {
    what: 'a style attribute',
    directive: 'style-src-attr',
    script: () => document.body.setAttribute('style', 'color: red'),
  },
  {
    what: 'a font of another host',
    directive: 'font-src',
    script: (outside) => new FontFace('outside', `url(${outside}/font.woff2)`).load(),
  },
  {
    what: 'a film',
    directive: 'media-src',
    script: (outside) => {
      document.createElement('video').src = `${outside}/film.webm`
    },
  },
  {
    what: 'a manifest',
    directive: 'manifest-src',
    script: (outside) => {
      const link = Object.assign(document.createElement('link'), { rel: 'manifest' })
      document.head.append(Object.assign(link, { href: `${outside}/manifest.json` }))
    },
  },
  {
    what: 'a frame of another host',
    directive: 'frame-src',
    script: (outside) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: `${outside}/frame` }))
    },
  },
  {
    what: 'a frame of its own origin',
    directive: 'frame-src',
    script: () => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: '/' }))
    },
  },
  {
    what: 'another base for its addresses',
    directive: 'base-uri',
    script: (outside) =>
      document.head.append(Object.assign(document.createElement('base'), { href: outside })),
  },
]
