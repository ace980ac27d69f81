/** What `roompass issue --help` shows. */
export const issueHelp = `Usage: roompass issue --profile NAME --room ROOM [options]
       roompass issue --platform digital-samba --team UUID --domain acme --key-stdin --room ROOM [options]

Issues a token for a guest and records it in the history.

Who signs:
  --profile NAME         a stored profile, with its current key
  --platform PLATFORM    without a stored profile: digital-samba
  --team ID              the team id (dashboard, Team section)
  --domain DOMAIN        the team domain, such as acme for acme.digitalsamba.com
  --environment NAME     production, staging or development (development when not given)
  --key-stdin            read the key from standard input; a key is never an argument
  --key-encoding NAME    how the key is written: text, base64, base64url or hex (text when not given)

Who may enter what, and when; an empty value ("") leaves a claim out:
  --room ROOM            the room's friendly address or id
  --name NAME            the name under the tile
  --initials TEXT        the initials on the tile
  --role ROLE            the role's name or id
  --external-id ID       your own id of the guest
  --avatar URL           a picture for the tile
  --breakout ID          the breakout room to join directly
  --expires TIME         2h after the start when not given, or the profile's validity; never leaves it out
  --not-before TIME      now when not given; none leaves it out
  --issued-at TIME       now when not given; none leaves it out
  --e2ee on|off          whether the room is end-to-end encrypted, for the remarks; what is known of it when not given

  A time is a duration (90m, 2h30m, 3d), an ISO date and time, or epoch seconds. A negative duration is written
  --not-before=-5m.

What is shown (a readable summary when none is given; remarks go to standard error):
  --token                only the token
  --link                 only the join link
  --json                 { id, token, link, header, claims, validFrom, validUntil, findings }

  --no-history           keep it out of the history
  --data-dir FOLDER      the folder of profiles and history (or ROOMPASS_DATA_DIR)

Exit codes: 0 issued, 1 refused, 2 wrong usage or no such profile, 3 keychain or history not available. Without a
keychain --key-stdin still issues, exits 0 and says that nothing was recorded.`
