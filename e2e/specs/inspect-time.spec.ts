import { expect, test } from '../fixtures/app.ts'
import { epochNow, guestClaims, madeToken } from '../fixtures/made-token.ts'
import { shell } from '../pages/shell.ts'

const utc = (at: number) => `${new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z')

test('the slider moves the moment by keyboard, and the verdict with its reasons follows', async ({
  launch,
}) => {
  const { page } = await launch()
  const { inspect, goTo } = shell(page)
  const { verdict } = inspect
  await goTo('Inspect')
  const start = epochNow()
  const end = start + 3600
  await inspect.paste(madeToken(guestClaims(start)))
  await expect(verdict.title).toHaveText('Accepted')
  await expect(verdict.moment).toHaveValue('now')

  await test.step('to its last second, and one further', async () => {
    await verdict.goTo('Last second').click()
    await expect(verdict.title).toHaveText('Accepted')
    await expect(verdict.moment).toHaveValue(iso(end - 1))
    await verdict.slider.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(verdict.moment).toHaveValue(iso(end))
    await expect(verdict.title).toHaveText('Refused')
    await expect(verdict.reasons).toHaveText([`It expired at ${utc(end)}.`])
    await expect(verdict.card).toContainText('for 1 reason, at the moment chosen below')
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(verdict.title).toHaveText('Accepted')
  })

  await test.step('to its start, and one second before', async () => {
    await verdict.goTo('Start').click()
    await verdict.slider.focus()
    await expect(verdict.title).toHaveText('Accepted')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(verdict.reasons).toHaveText([`It is not valid before ${utc(start)}.`])
  })

  await test.step('to both ends of the slider, which lie outside, and by pages', async () => {
    await page.keyboard.press('End')
    await expect(verdict.reasons).toHaveText([`It expired at ${utc(end)}.`])
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await expect(verdict.title).toHaveText('Accepted')
    await page.keyboard.press('Home')
    await expect(verdict.reasons).toHaveText([`It is not valid before ${utc(start)}.`])
    await expect(verdict.slider).toHaveAttribute(
      'aria-valuetext',
      /^\d+ \w+ \d{4}, \d\d:\d\d:\d\d \w+, \d+ (s|min)/,
    )
  })

  await test.step('Now goes with the clock again', async () => {
    await verdict.goTo('Now').click()
    await expect(verdict.moment).toHaveValue('now')
    await expect(verdict.title).toHaveText('Accepted')
    await expect(verdict.card).toContainText(', now · ')
  })

  await test.step('the pointer moves it too', async () => {
    // Reasons push the slider down, so that its place is asked for anew.
    const clickAt = async (share: number) => {
      const { x, y, width, height } = (await verdict.slider.boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      }
      await page.mouse.click(x + width * share, y + height / 2)
    }
    await clickAt(0.99)
    await expect(verdict.title).toHaveText('Refused')
    await clickAt(0.5)
    await expect(verdict.title).toHaveText('Accepted')
  })
})

test('a typed moment and a leeway decide to the second; what can not be read is said and changes nothing', async ({
  launch,
}) => {
  const { page } = await launch()
  const { inspect, goTo } = shell(page)
  const { verdict } = inspect
  await goTo('Inspect')
  const start = epochNow()
  const end = start + 3600
  await inspect.paste(madeToken(guestClaims(start)))
  const decides = async (moment: string, leeway: string, reasons: readonly string[]) => {
    await test.step(`${moment}, leeway ${leeway}`, async () => {
      await verdict.moment.fill(moment)
      await verdict.leeway.fill(leeway)
      await expect(verdict.title).toHaveText(reasons.length === 0 ? 'Accepted' : 'Refused')
      await expect(verdict.reasons).toHaveText([...reasons])
    })
  }
  const isOver = [`It expired at ${utc(end)}.`]
  const isEarly = [`It is not valid before ${utc(start)}.`]

  await decides('+2h', '0', isOver)
  await decides('30m', '0', [])
  await decides(String(end), '0', isOver)
  await decides(String(end + 29), '30', [])
  await decides(String(end + 30), '30', isOver)
  await decides(iso(start - 1), '0', isEarly)
  await decides(iso(start - 60), '60', [])
  await decides(iso(start - 61), '60', isEarly)
  await decides(utc(end - 1).replace(' UTC', 'Z'), '', [])
  await decides('-1d', '1d', [])

  await test.step('nonsense', async () => {
    await verdict.moment.fill('tomorrow-ish')
    await expect(verdict.moment).toHaveAccessibleDescription(/type now, a duration such as 90m/i)
    await expect(verdict.title, 'judged now').toHaveText('Accepted')
    await verdict.moment.fill('now')
    for (const wrong of ['-5', 'soon', '86401']) {
      await verdict.leeway.fill(wrong)
      await expect(verdict.leeway).toHaveAccessibleDescription(
        /Type (seconds, such as 30|at most a day: 86400)\./,
      )
    }
  })
})

test('every reason is listed, in the order in which a verifier comes to them', async ({ launch }) => {
  const { page } = await launch()
  const { inspect, goTo } = shell(page)
  const { verdict } = inspect
  await goTo('Inspect')
  const now = epochNow()
  const claims = guestClaims(now, { iat: 'now', nbf: now + 9000, exp: now - 60 })
  const token = madeToken(claims, { header: '{"alg":"none"}' })
  await inspect.paste(`${token.slice(0, token.lastIndexOf('.'))}=.${token.split('.')[2]}`)

  await expect(verdict.card).toContainText('for 5 reasons')
  await expect(verdict.reasons).toHaveText([
    'The payload ends with padding, which a token leaves out (RFC 7515, 2).',
    'The algorithm is “none”: nobody signed it.',
    `It expired at ${utc(now - 60)}.`,
    `It is not valid before ${utc(now + 9000)}.`,
    'The claim iat is not a number of seconds, which the time claims have to be (RFC 7519, 2).',
  ])
  await expect(verdict.card.getByRole('list', { name: 'Times of the token' })).toContainText('never valid')

  await test.step('a moment at which the times are right leaves the others', async () => {
    await inspect.paste(madeToken(guestClaims(now, { nbf: now + 60 }), { header: '{"alg":"none"}' }))
    await expect(verdict.reasons).toHaveCount(2)
    await verdict.moment.fill('+2m')
    await expect(verdict.reasons).toHaveText(['The algorithm is “none”: nobody signed it.'])
  })
})
