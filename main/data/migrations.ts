import type { Database } from 'better-sqlite3-multiple-ciphers'
import { historyOfAMillion } from './history-of-a-million.ts'

/**
 * The schema, as the steps that lead to it; `user_version` counts those done. A step that was released is never
 * changed. Times are epoch seconds.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE profiles (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL UNIQUE,
    environment TEXT NOT NULL,
    settings TEXT NOT NULL,
    default_role TEXT NOT NULL,
    default_validity TEXT NOT NULL,
    removing INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    label TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    removing INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX one_current_key ON signing_keys (profile_id) WHERE is_current = 1;

  CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    profile_id TEXT REFERENCES profiles (id) ON DELETE SET NULL,
    profile_name TEXT NOT NULL,
    environment TEXT NOT NULL,
    key_id TEXT,
    key_fingerprint TEXT NOT NULL,
    origin TEXT NOT NULL,
    room TEXT NOT NULL,
    name TEXT,
    external_id TEXT,
    role TEXT,
    issued_at INTEGER NOT NULL,
    valid_from REAL,
    valid_until REAL,
    note TEXT NOT NULL,
    link_host TEXT,
    header TEXT NOT NULL,
    claims TEXT NOT NULL,
    token TEXT NOT NULL,
    folded TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_newest ON sessions (issued_at DESC, number DESC, valid_from, valid_until, folded);
  CREATE INDEX sessions_of_profile ON sessions (profile_id);
  CREATE INDEX sessions_of_key ON sessions (key_id);

  CREATE VIRTUAL TABLE sessions_text USING fts5 (
    folded, content = 'sessions', content_rowid = 'number', tokenize = 'trigram'
  );
  INSERT INTO sessions_text (sessions_text, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER session_added AFTER INSERT ON sessions BEGIN
    INSERT INTO sessions_text (rowid, folded) VALUES (new.number, new.folded);
  END;
  CREATE TRIGGER session_removed AFTER DELETE ON sessions BEGIN
    INSERT INTO sessions_text (sessions_text, rowid, folded) VALUES ('delete', old.number, old.folded);
  END;

  CREATE TABLE draft (id INTEGER PRIMARY KEY CHECK (id = 1), content TEXT NOT NULL) STRICT;
  CREATE TABLE settings (id INTEGER PRIMARY KEY CHECK (id = 1), content TEXT NOT NULL) STRICT;
  CREATE TABLE avatar_hosts (host TEXT PRIMARY KEY) STRICT;
  `,
  `
  ALTER TABLE profiles ADD COLUMN start_early INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE platform_answers (
    profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    content TEXT NOT NULL,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (profile_id, question)
  ) STRICT, WITHOUT ROWID;

  DROP INDEX sessions_newest;
  CREATE INDEX sessions_listed ON sessions (
    issued_at DESC, number DESC, valid_from, valid_until, environment, origin, profile_id, folded
  );
  CREATE INDEX sessions_times ON sessions (valid_from, valid_until);
  CREATE INDEX sessions_with_token ON sessions (valid_until, issued_at) WHERE token <> '' AND origin <> 'crafted';
  CREATE INDEX sessions_of_external_id ON sessions (profile_id, external_id) WHERE external_id IS NOT NULL;

  CREATE TRIGGER session_refolded AFTER UPDATE OF folded ON sessions BEGIN
    INSERT INTO sessions_text (sessions_text, rowid, folded) VALUES ('delete', old.number, old.folded);
    INSERT INTO sessions_text (rowid, folded) VALUES (new.number, new.folded);
  END;

  CREATE TABLE session_changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    what TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER change_issued AFTER INSERT ON sessions BEGIN
    INSERT INTO session_changes (session_id, what) VALUES (new.id, 'issued');
  END;
  CREATE TRIGGER change_noted AFTER UPDATE OF note ON sessions WHEN new.note <> old.note BEGIN
    INSERT INTO session_changes (session_id, what) VALUES (new.id, 'noted');
  END;
  CREATE TRIGGER change_removed AFTER DELETE ON sessions BEGIN
    INSERT INTO session_changes (session_id, what) VALUES (old.id, 'removed');
  END;
  `,
  `
  ALTER TABLE profiles ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE profiles ADD COLUMN remind_minutes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE profiles ADD COLUMN current_session TEXT REFERENCES sessions (id) ON DELETE SET NULL;

  CREATE TABLE people (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    profile_id TEXT REFERENCES profiles (id) ON DELETE SET NULL,
    known_by TEXT NOT NULL,
    name TEXT,
    external_id TEXT,
    alias_name TEXT NOT NULL,
    alias_id TEXT NOT NULL,
    participant_id TEXT,
    created_at INTEGER NOT NULL,
    folded TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX people_known ON people (profile_id, known_by);
  CREATE UNIQUE INDEX people_alias ON people (profile_id, alias_name);

  ALTER TABLE sessions ADD COLUMN asked TEXT NOT NULL DEFAULT '';
  ALTER TABLE sessions ADD COLUMN end_unknown INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE sessions ADD COLUMN stopped_at INTEGER;
  ALTER TABLE sessions ADD COLUMN person_id TEXT REFERENCES people (id) ON DELETE SET NULL;
  ALTER TABLE sessions ADD COLUMN identity_key TEXT;

  DROP INDEX sessions_listed;
  CREATE INDEX sessions_listed ON sessions (
    issued_at DESC, number DESC, valid_from, valid_until, stopped_at, end_unknown, environment, origin, profile_id, folded
  );
  DROP INDEX sessions_times;
  CREATE INDEX sessions_times ON sessions (valid_from, valid_until, stopped_at, end_unknown);
  CREATE INDEX sessions_of_person ON sessions (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX sessions_of_identity ON sessions (profile_id, identity_key) WHERE identity_key IS NOT NULL;

  CREATE TRIGGER change_stopped AFTER UPDATE OF stopped_at ON sessions
    WHEN new.stopped_at IS NOT NULL AND old.stopped_at IS NULL
  BEGIN
    INSERT INTO session_changes (session_id, what) VALUES (new.id, 'stopped');
  END;
  `,
  `
  ALTER TABLE profiles ADD COLUMN lab_allowed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE sessions ADD COLUMN link_room TEXT;
  ALTER TABLE sessions ADD COLUMN link_transport TEXT;

  DROP INDEX sessions_times;
  CREATE INDEX sessions_times ON sessions (valid_from, valid_until, stopped_at, end_unknown, origin);
  CREATE INDEX sessions_crafted ON sessions (issued_at, folded) WHERE origin = 'crafted';

  ALTER TABLE session_changes ADD COLUMN origin TEXT NOT NULL DEFAULT 'signed';
  DROP TRIGGER change_issued;
  CREATE TRIGGER change_issued AFTER INSERT ON sessions BEGIN
    INSERT INTO session_changes (session_id, what, origin) VALUES (new.id, 'issued', new.origin);
  END;
  DROP TRIGGER change_noted;
  CREATE TRIGGER change_noted AFTER UPDATE OF note ON sessions WHEN new.note <> old.note BEGIN
    INSERT INTO session_changes (session_id, what, origin) VALUES (new.id, 'noted', new.origin);
  END;
  DROP TRIGGER change_removed;
  CREATE TRIGGER change_removed AFTER DELETE ON sessions BEGIN
    INSERT INTO session_changes (session_id, what, origin) VALUES (old.id, 'removed', old.origin);
  END;
  DROP TRIGGER change_stopped;
  CREATE TRIGGER change_stopped AFTER UPDATE OF stopped_at ON sessions
    WHEN new.stopped_at IS NOT NULL AND old.stopped_at IS NULL
  BEGIN
    INSERT INTO session_changes (session_id, what, origin) VALUES (new.id, 'stopped', new.origin);
  END;

  CREATE TABLE lab_draft (id INTEGER PRIMARY KEY CHECK (id = 1), content TEXT NOT NULL) STRICT;

  CREATE TABLE own_cases (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE endpoints (
    profile_id TEXT PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    confirmed_origin TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sheets (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    platform TEXT NOT NULL,
    profile_id TEXT REFERENCES profiles (id) ON DELETE SET NULL,
    profile_name TEXT NOT NULL,
    environment TEXT NOT NULL,
    room TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    moment INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sheets_of_profile ON sheets (profile_id);

  CREATE TABLE sheet_rows (
    sheet INTEGER NOT NULL REFERENCES sheets (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    title TEXT NOT NULL,
    case_group TEXT NOT NULL,
    expected TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    resigned INTEGER NOT NULL,
    session_id TEXT REFERENCES sessions (id) ON DELETE SET NULL,
    room TEXT NOT NULL,
    transport TEXT NOT NULL,
    request TEXT NOT NULL,
    observed TEXT,
    detail TEXT NOT NULL,
    observed_at INTEGER,
    result TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (sheet, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sheet_rows_results ON sheet_rows (sheet, result);
  CREATE INDEX sheet_rows_of_session ON sheet_rows (session_id) WHERE session_id IS NOT NULL;
  `,
  historyOfAMillion,
]

/** The version that this program writes. */
export const schemaVersion = steps.length

/** A file that a newer program wrote, and that this one leaves alone. */
export class NewerSchemaError extends Error {}

/**
 * Brings a database to the schema of this program, in one transaction.
 *
 * @throws NewerSchemaError where the file was written by a newer program
 */
export function migrate(database: Database): void {
  const versionNow = () => Number(database.pragma('user_version', { simple: true }))
  // Nothing to do, and so no need to wait for another process that is writing.
  if (versionNow() === schemaVersion) return
  // A table that others refer to is made anew: dropping the old one must not look like the removal of its rows
  // (https://sqlite.org/lang_altertable.html#otheralter). Within a transaction this can't be said any more.
  database.pragma('foreign_keys = OFF')
  try {
    database
      .transaction(() => {
        const version = versionNow()
        if (version > schemaVersion) throw new NewerSchemaError()
        for (const step of steps.slice(version)) database.exec(step)
        if (version < schemaVersion) database.pragma(`user_version = ${schemaVersion}`)
      })
      .immediate()
  } finally {
    database.pragma('foreign_keys = ON')
  }
}
