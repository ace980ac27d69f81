/**
 * Step 5 of the schema. What many sessions have in common stands once, in `issuers`; the number of a session says when it
 * was issued, so that the order of numbers is the order of the history (`main/history/numbers.ts`); texts of tokens are
 * kept without what header and claims say (`main/history/detached-token.ts`); batches and statistics have their tables.
 */
export const historyOfAMillion = `
  CREATE TABLE issuers (
    number INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    profile_id TEXT REFERENCES profiles (id) ON DELETE SET NULL,
    profile_name TEXT NOT NULL,
    environment TEXT NOT NULL,
    key_id TEXT,
    key_fingerprint TEXT NOT NULL,
    origin TEXT NOT NULL,
    link_host TEXT
  ) STRICT;
  CREATE INDEX issuers_known ON issuers (profile_id, key_id, origin);
  CREATE INDEX issuers_of_key ON issuers (key_id) WHERE key_id IS NOT NULL;
  INSERT INTO issuers (
    platform, profile_id, profile_name, environment, key_id, key_fingerprint, origin, link_host
  )
  SELECT platform, profile_id, profile_name, environment, key_id, key_fingerprint, origin, link_host
  FROM sessions GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY min(number);

  CREATE INDEX people_newest ON people (profile_id, created_at, number);

  CREATE TABLE batches (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    profile_id TEXT REFERENCES profiles (id) ON DELETE SET NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE batch_inputs (
    batch INTEGER PRIMARY KEY REFERENCES batches (number) ON DELETE CASCADE,
    text TEXT NOT NULL
  ) STRICT;
  CREATE TABLE batch_edits (
    batch INTEGER NOT NULL REFERENCES batches (number) ON DELETE CASCADE,
    row INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (batch, row)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE batch_maps (
    signature TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    used_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE new_sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    issuer INTEGER NOT NULL REFERENCES issuers (number),
    room TEXT NOT NULL,
    name TEXT,
    external_id TEXT,
    role TEXT,
    issued_at INTEGER NOT NULL,
    valid_from REAL,
    valid_until REAL,
    end_unknown INTEGER NOT NULL,
    stopped_at INTEGER,
    batch INTEGER REFERENCES batches (number) ON DELETE SET NULL,
    batch_row INTEGER,
    person_id TEXT REFERENCES people (id) ON DELETE SET NULL,
    identity_key TEXT,
    note TEXT NOT NULL,
    link_room TEXT,
    link_transport TEXT,
    header TEXT NOT NULL,
    claims TEXT NOT NULL,
    asked TEXT NOT NULL,
    token TEXT NOT NULL,
    folded TEXT NOT NULL
  ) STRICT;
  INSERT INTO new_sessions
  SELECT
    (moment << 20) + row_number() OVER (PARTITION BY moment ORDER BY issued_at, number) - 1,
    id, issuer, room, name, external_id, role, issued_at, valid_from, valid_until, end_unknown, stopped_at, NULL, NULL,
    person_id, identity_key, note, link_room, link_transport, header, claims, asked,
    CASE WHEN substr(token, 1, 1) = '.' THEN '..' || token ELSE token END,
    folded || char(10) || CASE WHEN note = '' THEN '' ELSE char(10) END
  FROM (
    SELECT sessions.*, max(0, min(issued_at, 8589934591)) AS moment, (
      SELECT issuers.number FROM issuers
      WHERE issuers.profile_id IS sessions.profile_id AND issuers.key_id IS sessions.key_id
        AND issuers.origin = sessions.origin AND issuers.platform = sessions.platform
        AND issuers.profile_name = sessions.profile_name AND issuers.environment = sessions.environment
        AND issuers.key_fingerprint = sessions.key_fingerprint AND issuers.link_host IS sessions.link_host
    ) AS issuer
    FROM sessions
  )
  ORDER BY 1;
  DROP TABLE sessions_text;
  DROP TABLE sessions;
  ALTER TABLE new_sessions RENAME TO sessions;

  CREATE INDEX sessions_listed ON sessions (
    number, issuer, valid_from, valid_until, stopped_at, end_unknown
  );
  CREATE INDEX sessions_of_issuer ON sessions (issuer);
  CREATE INDEX sessions_ends ON sessions (valid_until);
  CREATE INDEX sessions_with_token ON sessions (batch, issuer, valid_until) WHERE token <> '';
  CREATE INDEX sessions_stopped ON sessions (number, issuer) WHERE stopped_at IS NOT NULL;
  CREATE INDEX sessions_never ON sessions (number, issuer, stopped_at) WHERE valid_until <= valid_from;
  CREATE INDEX sessions_endless ON sessions (number, issuer, valid_from, stopped_at, end_unknown)
    WHERE valid_until IS NULL;
  CREATE INDEX sessions_delayed ON sessions (number, issuer, valid_from, valid_until, stopped_at)
    WHERE valid_from > issued_at;
  CREATE INDEX sessions_of_identity ON sessions (identity_key, issuer) WHERE identity_key IS NOT NULL;
  CREATE INDEX sessions_of_person ON sessions (person_id) WHERE person_id IS NOT NULL;
  CREATE UNIQUE INDEX sessions_of_batch ON sessions (batch, batch_row) WHERE batch IS NOT NULL;

  CREATE VIRTUAL TABLE sessions_text USING fts5 (
    folded, content = 'sessions', content_rowid = 'number', columnsize = 0, tokenize = 'trigram'
  );
  INSERT INTO sessions_text (sessions_text, rank) VALUES ('secure-delete', 1);
  INSERT INTO sessions_text (sessions_text) VALUES ('rebuild');
  INSERT INTO sessions_text (sessions_text, rank) VALUES ('automerge', 0);
  INSERT INTO sessions_text (sessions_text, rank) VALUES ('usermerge', 2);
  INSERT INTO sessions_text (sessions_text, rank) VALUES ('crisismerge', 1000);

  CREATE TABLE session_stats (
    quarter INTEGER NOT NULL,
    issuer INTEGER NOT NULL,
    room TEXT NOT NULL,
    role TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    PRIMARY KEY (quarter, issuer, room, role)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO session_stats
  SELECT issued_at / 900, issuer, room, coalesce(role, ''), count(*) FROM sessions GROUP BY 1, 2, 3, 4;

  ALTER TABLE session_changes ADD COLUMN first INTEGER;
  ALTER TABLE session_changes ADD COLUMN last INTEGER;

  CREATE TRIGGER session_added AFTER INSERT ON sessions WHEN new.batch IS NULL BEGIN
    INSERT INTO sessions_text (rowid, folded) VALUES (new.number, new.folded);
    INSERT INTO session_changes (session_id, what, origin)
    VALUES (new.id, 'issued', (SELECT origin FROM issuers WHERE number = new.issuer));
    INSERT INTO session_stats VALUES (new.issued_at / 900, new.issuer, new.room, coalesce(new.role, ''), 1)
    ON CONFLICT DO UPDATE SET sessions = sessions + 1;
  END;
  CREATE TRIGGER session_removed AFTER DELETE ON sessions BEGIN
    INSERT INTO sessions_text (sessions_text, rowid, folded) VALUES ('delete', old.number, old.folded);
    INSERT INTO session_changes (session_id, what, origin)
    VALUES (old.id, 'removed', (SELECT origin FROM issuers WHERE number = old.issuer));
    UPDATE session_stats SET sessions = sessions - 1
    WHERE quarter = old.issued_at / 900 AND issuer = old.issuer AND room = old.room AND role = coalesce(old.role, '');
    DELETE FROM session_stats
    WHERE quarter = old.issued_at / 900 AND issuer = old.issuer AND room = old.room AND role = coalesce(old.role, '')
      AND sessions = 0;
  END;
  CREATE TRIGGER session_refolded AFTER UPDATE OF folded ON sessions BEGIN
    INSERT INTO sessions_text (sessions_text, rowid, folded) VALUES ('delete', old.number, old.folded);
    INSERT INTO sessions_text (rowid, folded) VALUES (new.number, new.folded);
  END;
  CREATE TRIGGER change_noted AFTER UPDATE OF note ON sessions WHEN new.note <> old.note BEGIN
    INSERT INTO session_changes (session_id, what, origin)
    VALUES (new.id, 'noted', (SELECT origin FROM issuers WHERE number = new.issuer));
  END;
  CREATE TRIGGER change_stopped AFTER UPDATE OF stopped_at ON sessions
    WHEN new.stopped_at IS NOT NULL AND old.stopped_at IS NULL
  BEGIN
    INSERT INTO session_changes (session_id, what, origin)
    VALUES (new.id, 'stopped', (SELECT origin FROM issuers WHERE number = new.issuer));
  END;
  `
