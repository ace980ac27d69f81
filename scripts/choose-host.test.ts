import { describe, expect, it } from 'vitest'
import { chooseHost, type Surroundings } from './choose-host.ts'

const everything: Surroundings = {
  asked: undefined,
  display: true,
  electron: '/opt/electron',
  installTried: false,
  chromium: '/usr/bin/chromium',
}
const sentenceFor = (found: Partial<Surroundings>) => {
  const choice = chooseHost({ ...everything, ...found })
  return choice.host === 'none' ? choice.sentence : `not a sentence but ${choice.host}`
}

describe('the choice of a host', () => {
  it('prefers Electron', () => {
    expect(chooseHost(everything)).toEqual({ host: 'electron', executable: '/opt/electron' })
  })

  it('tries to install Electron once before it takes Chromium', () => {
    expect(chooseHost({ ...everything, electron: null })).toEqual({ host: 'install-electron' })
  })

  it('takes Chromium when the installation failed, and says so in one sentence', () => {
    const choice = chooseHost({ ...everything, electron: null, installTried: true })
    expect(choice).toMatchObject({ host: 'chromium', executable: '/usr/bin/chromium' })
    expect(choice.host === 'chromium' && choice.notice).toMatch(/^Electron's runtime .* Chromium host .*\.$/)
  })

  it('takes Chromium without a remark when it was asked for', () => {
    expect(chooseHost({ ...everything, asked: 'chromium' })).toMatchObject({ host: 'chromium', notice: '' })
  })

  it('never falls back to Chromium when Electron was asked for', () => {
    expect(sentenceFor({ asked: 'electron', electron: null, installTried: true })).toMatch(/install-electron/)
  })

  it('names both ways out when there is neither', () => {
    const sentence = sentenceFor({ electron: null, chromium: null, installTried: true })
    expect(sentence).toMatch(/npx install-electron.*apt-get install chromium.*npm run -s roompass -- --help/)
  })

  it('ends without a display, before anything is downloaded', () => {
    expect(sentenceFor({ display: false, electron: null })).toMatch(/DISPLAY.*npm run -s roompass -- --help/)
  })

  it('refuses a host it does not know', () => {
    expect(sentenceFor({ asked: 'firefox' })).toMatch(/firefox.*electron or chromium/)
  })

  it('treats an empty ROOMPASS_HOST as not set', () => {
    expect(chooseHost({ ...everything, asked: '' }).host).toBe('electron')
  })
})
