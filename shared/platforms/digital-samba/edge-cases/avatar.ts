import { accepted, given, inGroup, type More, unknown } from './build.ts'
import { claim, claimText } from './edits.ts'
import { documented } from './sources.ts'

const avatar = (address: string) => claim('avatar', address)
/** A picture of the kind that the tester has put up. */
const picture = (file: string) =>
  claim('avatar', (base) => `${given(base, 'pictures').replace(/\/+$/, '')}/${file}`)
const pictures = { needs: 'pictures' } as const
const steps = 'Turn the camera off and look at the tile.'
const looking = (more: More = {}): More => ({ steps, ...more })

const svg = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')}`
/** One pixel (GIF89a). */
const gif = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

const addresses = [
  accepted(
    'picture-https',
    'Picture over https',
    avatar('https://example.com/roompass-guest.png'),
    'The claim is the address of an image, and the token is in order whatever is there.',
    documented('properties'),
    looking(),
  ),
  unknown(
    'picture-http',
    'Picture over http',
    avatar('http://example.com/roompass-guest.png'),
    'Browsers block or change it in an https page, and nothing more is documented.',
    looking({ lookedIn: 'mixedContent' }),
  ),
  unknown(
    'picture-no-host',
    'Picture of a host that is not there',
    avatar('https://pictures.invalid/guest.png'),
    'What is shown where no picture can be loaded is not documented.',
    looking(),
  ),
  unknown(
    'picture-data',
    'Picture in the address itself',
    avatar(gif),
    'Whether a data: address is taken is not documented.',
    looking(),
  ),
  unknown(
    'picture-data-long',
    'Picture of 12 kB in the address itself',
    avatar(`data:image/png;base64,${'A'.repeat(12_288)}`),
    'It makes the link longer than many servers take.',
    looking({ alone: true }),
  ),
  unknown(
    'picture-data-svg',
    'Drawing in the address itself',
    avatar(svg),
    'An SVG can hold scripts, and whether one is taken is not documented.',
    looking(),
  ),
  unknown(
    'picture-blob',
    'Picture of a blob: address',
    avatar('blob:https://example.com/0b6f7a4e-6a55-4d3f-9a44-1c5a0d3d2f10'),
    'It is of another page, and means nothing elsewhere.',
    looking(),
  ),
  unknown(
    'picture-script',
    'Script for a picture',
    avatar('javascript:alert(1)'),
    'It must never run, and whether it is refused is not documented.',
    looking({ steps: 'Look for a dialog, also on clicking the tile.' }),
  ),
  unknown(
    'picture-private',
    'Picture in a private network',
    avatar('https://192.168.0.1/guest.png'),
    'Every participant’s browser asks that address in its own network.',
    looking(),
  ),
  unknown(
    'picture-loopback',
    'Picture on the computer itself',
    avatar('http://127.0.0.1:8080/guest.png'),
    'Every participant’s own computer is asked, and http is no mixed content there.',
    looking(),
  ),
  unknown(
    'picture-password',
    'Picture with name and password',
    avatar('https://jane:test-password@example.com/guest.png'),
    'Browsers drop or block what stands before the host, and everybody can read it.',
    looking(),
  ),
  unknown(
    'picture-spaces',
    'Picture with spaces and accents',
    avatar('https://example.com/my picture/zo\u00eb.png'),
    'Such an address has to be escaped by whoever uses it, and nothing is documented.',
    looking(),
  ),
  unknown(
    'picture-relative',
    'Picture without a host',
    avatar('/pictures/guest.png'),
    'Relative to what it is read is not documented.',
    looking(),
  ),
  unknown(
    'picture-no-scheme',
    'Picture without a scheme',
    avatar('//example.com/guest.png'),
    'It takes the scheme of the page, if it is taken at all.',
    looking(),
  ),
  unknown(
    'picture-empty',
    'Empty address of a picture',
    avatar(''),
    'Whether an empty one counts as none is not documented.',
    looking(),
  ),
  unknown(
    'picture-no-address',
    'Words for a picture',
    avatar('my picture'),
    'It is no address, and what becomes of it is not documented.',
    looking(),
  ),
  unknown(
    'picture-list',
    'List of pictures',
    claimText('avatar', '["https://example.com/a.png"]'),
    'The claim is a text, and what becomes of a list is not documented.',
    looking(),
  ),
]

const files = [
  unknown(
    'picture-missing',
    'Picture that is gone',
    picture('missing.png'),
    'What is shown for an answer of 404 is not documented.',
    looking(pictures),
  ),
  unknown(
    'picture-redirect',
    'Picture behind a redirect',
    picture('redirect.png'),
    'Whether redirects are followed is not documented.',
    looking(pictures),
  ),
  unknown(
    'picture-svg',
    'Drawing instead of a picture',
    picture('drawing.svg'),
    'Which kinds of image are taken is not documented.',
    looking(pictures),
  ),
  unknown(
    'picture-moving',
    'Picture that moves',
    picture('moving.gif'),
    'Whether it moves on the tile is not documented.',
    looking(pictures),
  ),
  unknown(
    'picture-large',
    'Picture of 20 MB',
    picture('large.png'),
    'No greatest size is documented.',
    looking(pictures),
  ),
  unknown(
    'picture-huge',
    'Picture of 30,000 by 30,000 pixels',
    picture('huge.png'),
    'No greatest width and height are documented.',
    looking(pictures),
  ),
]

/** The picture on a guest's tile. */
export const avatarCases = inGroup('avatar', [...addresses, ...files])
