import { describe, expect, it } from 'vitest'
import { partition, windowOptions } from './window-options.ts'

const options = windowOptions({ preload: '/out/preload/index.cjs', dark: false, packaged: true })

describe('the window', () => {
  it('is sandboxed and isolated, and has no Node', () => {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  it('keeps its session in memory and checks no spelling', () => {
    expect(partition).not.toMatch(/^persist:/)
    expect(options.webPreferences).toMatchObject({ partition, spellcheck: false })
  })

  it('has developer tools only when not packaged', () => {
    expect(options.webPreferences?.devTools).toBe(false)
    expect(windowOptions({ preload: '', dark: false, packaged: false }).webPreferences?.devTools).toBe(true)
  })

  it('opens at 1280 by 800 in the colour of the theme, once there is something to see', () => {
    expect(options).toMatchObject({ width: 1280, height: 800, minWidth: 900, minHeight: 600, show: false })
    expect(options.backgroundColor).toBe('#f5f6f8')
    expect(windowOptions({ preload: '', dark: true, packaged: true }).backgroundColor).toBe('#0f1216')
  })
})
