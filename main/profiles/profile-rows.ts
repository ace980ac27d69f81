import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import { type Profile, type ProfileInput, profileSettingsSchema } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'

/** A profile without its keys. */
export type StoredProfile = Omit<Profile, 'keys'>

interface ProfileRow {
  readonly id: string
  readonly platform: Profile['platform']
  readonly name: string
  readonly environment: Profile['environment']
  readonly settings: string
  readonly default_role: string
  readonly default_validity: string
  readonly start_early: number
  readonly anonymous: number
  readonly remind_minutes: number
  readonly lab_allowed: number
}

const columns = `id, platform, name, environment, settings, default_role, default_validity, start_early, anonymous,
  remind_minutes, lab_allowed`

/** A name as names are compared: without case. */
export const foldName = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase()

/** All profiles, by name. */
export function allProfiles(database: Database): StoredProfile[] {
  const sql = `SELECT ${columns} FROM profiles WHERE removing = 0 ORDER BY folded_name`
  return prepared<[], ProfileRow>(database, sql).all().map(profileFrom)
}

export function profileById(database: Database, id: string): StoredProfile | null {
  const sql = `SELECT ${columns} FROM profiles WHERE id = ? AND removing = 0`
  const row = prepared<[string], ProfileRow>(database, sql).get(id)
  return row === undefined ? null : profileFrom(row)
}

/** Names differ by more than case. */
export function profileByName(database: Database, name: string): StoredProfile | null {
  const sql = `SELECT ${columns} FROM profiles WHERE folded_name = ? AND removing = 0`
  const row = prepared<[string], ProfileRow>(database, sql).get(foldName(name.trim()))
  return row === undefined ? null : profileFrom(row)
}

/**
 * Writes a new profile, or a known one anew.
 *
 * @throws RoompassError `name-taken`, `not-found`, and `bad-request` where a profile would change its platform
 */
export function writeProfile(database: Database, input: ProfileInput, newId: string): StoredProfile {
  const profile: StoredProfile = { ...input, id: input.id ?? newId, name: input.name.trim() }
  database
    .transaction(() => {
      if (input.id !== null) checkKnown(database, profile)
      checkName(database, profile)
      prepared<[ProfileRow & { folded_name: string }]>(database, upsert).run(rowFrom(profile))
    })
    .immediate()
  return profile
}

/** Hides a profile and its keys while their secrets are being removed, or shows them again. */
export function markProfile(database: Database, id: string, removing: boolean): void {
  prepared<[number, string]>(database, 'UPDATE profiles SET removing = ? WHERE id = ?').run(
    Number(removing),
    id,
  )
}

/** Removes a profile that has no keys left. Its sessions stay. */
export function deleteProfile(database: Database, id: string): void {
  prepared<[string]>(database, 'DELETE FROM profiles WHERE id = ?').run(id)
}

/** Profiles whose removal was cut short. */
export function profilesBeingRemoved(database: Database): string[] {
  const sql = 'SELECT id FROM profiles WHERE removing = 1'
  return prepared<[], { id: string }>(database, sql)
    .all()
    .map(({ id }) => id)
}

const upsert = `
  INSERT INTO profiles (
    id, platform, name, folded_name, environment, settings, default_role, default_validity, start_early, anonymous,
    remind_minutes, lab_allowed
  ) VALUES (
    @id, @platform, @name, @folded_name, @environment, @settings, @default_role, @default_validity, @start_early,
    @anonymous, @remind_minutes, @lab_allowed
  )
  ON CONFLICT (id) DO UPDATE SET
    name = @name, folded_name = @folded_name, environment = @environment, settings = @settings,
    default_role = @default_role, default_validity = @default_validity, start_early = @start_early,
    anonymous = @anonymous, remind_minutes = @remind_minutes,
    lab_allowed = @lab_allowed`

function checkKnown(database: Database, profile: StoredProfile): void {
  const known = profileById(database, profile.id)
  if (known === null) throw profileMissing()
  if (known.platform === profile.platform) return
  throw new RoompassError(
    'bad-request',
    'A profile stays on its platform: make a new profile for another one.',
    'platform',
  )
}

function checkName(database: Database, profile: StoredProfile): void {
  const sql = 'SELECT id FROM profiles WHERE folded_name = ? AND id <> ?'
  const other = prepared<[string, string]>(database, sql).get(foldName(profile.name), profile.id)
  if (other === undefined) return
  throw new RoompassError('name-taken', 'Another profile has this name: choose a different one.', 'name')
}

export function profileMissing(): RoompassError {
  return new RoompassError(
    'not-found',
    'There is no such profile: look at the list of profiles, or make it first.',
  )
}

function profileFrom(row: ProfileRow): StoredProfile {
  return {
    id: row.id,
    platform: row.platform,
    name: row.name,
    environment: row.environment,
    settings: profileSettingsSchema.parse(JSON.parse(row.settings)),
    defaultRole: row.default_role,
    defaultValidity: row.default_validity,
    startEarly: row.start_early,
    anonymous: row.anonymous === 1,
    remindMinutes: row.remind_minutes,
    labAllowed: row.lab_allowed === 1,
  }
}

function rowFrom(profile: StoredProfile): ProfileRow & { folded_name: string } {
  return {
    id: profile.id,
    platform: profile.platform,
    name: profile.name,
    folded_name: foldName(profile.name),
    environment: profile.environment,
    settings: JSON.stringify(profile.settings),
    default_role: profile.defaultRole,
    default_validity: profile.defaultValidity,
    start_early: profile.startEarly,
    anonymous: Number(profile.anonymous),
    remind_minutes: profile.remindMinutes,
    lab_allowed: Number(profile.labAllowed),
  }
}
