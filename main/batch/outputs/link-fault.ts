import type { OutputFormat } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { qrCapacity } from '../../qr/qr.ts'
import type { OutputRow } from './output.ts'

/** Whether an output shows the join link as a QR code, and so has no place for a row without one. */
export function isOfCodes(format: OutputFormat): boolean {
  return format !== 'csv' && format !== 'jsonl'
}

/** Why a link can't be in an output of this format, in a sentence; null where it can. */
export function linkFault(format: OutputFormat, link: string | null): string | null {
  if (!isOfCodes(format)) return null
  if (link === null) {
    return 'It has no join link, which a QR code needs: check its room and the team domain of the profile.'
  }
  if (Buffer.byteLength(link) <= qrCapacity) return null
  const most = qrCapacity.toLocaleString('en')
  return `Its link is longer than the ${most} bytes of a QR code: shorten its texts, or choose CSV.`
}

/** For an output of QR codes. @throws RoompassError `failed`, naming the row */
export function linkToShow({ row, line, link }: OutputRow): string {
  const fault = linkFault('qr-svg', link)
  if (fault === null && link !== null) return link
  const where = `Row ${row.toLocaleString('en')} (line ${line.toLocaleString('en')})`
  throw new RoompassError('failed', `${where} can’t be made into a QR code. ${fault}`, 'link')
}

/**
 * Before anything is issued: QR codes and passes need join links, which this profile may not have.
 *
 * @throws RoompassError `bad-request` with the field `format`
 */
export function refuseWithoutLinks(
  { platform, settings }: Pick<Profile, 'platform' | 'settings'>,
  format: OutputFormat,
): void {
  if (!isOfCodes(format)) return
  const { linkHost, fields, name } = platforms[platform]
  if (linkHost(settings) !== null) return
  const hasRooms = fields.some(({ kind }) => kind === 'room')
  throw new RoompassError(
    'bad-request',
    hasRooms
      ? 'QR codes and passes need join links: enter the team domain in the profile, or choose CSV or JSON lines.'
      : `${name} has no join links, which QR codes and passes need: choose CSV or JSON lines.`,
    'format',
  )
}
