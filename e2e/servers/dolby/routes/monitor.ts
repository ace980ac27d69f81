import { type Answer, json } from '../../common/answers.ts'
import { forbidden, illegalArgument, invalidToken, notFound } from '../answers.ts'
import { apiGrant } from '../auth.ts'
import { pageOf, readAlias, readFlag, readMonitorQuery } from '../monitor-query.ts'
import { allows } from '../scopes.ts'
import { conferenceShown, participantShown } from '../shown.ts'
import type { Conference } from '../state.ts'
import type { Asked, Route } from './route.ts'

const conferences = '/v1/monitor/conferences'

/**
 * The Monitor API (the vendor's Node client, `src/communications/monitor/conferences.ts` and
 * `src/communications/types/conferences.ts`; `docs.dolby.io/communications-apis/reference/get-conferences`).
 */
export const monitorRoutes: readonly Route[] = [
  { host: 'comms', method: 'GET', path: conferences, answer: allowed(listed) },
  { host: 'comms', method: 'GET', path: `${conferences}/:`, answer: allowed(ofConference(summary)) },
  {
    host: 'comms',
    method: 'GET',
    path: `${conferences}/:/participants`,
    answer: allowed(ofConference(participants)),
  },
  {
    host: 'comms',
    method: 'GET',
    path: `${conferences}/:/participants/:`,
    answer: allowed(ofConference(participants)),
  },
]

function allowed(answer: Route['answer']): Route['answer'] {
  return (asked) => {
    const grant = apiGrant(asked.authorization, asked.state, asked.now)
    if (!grant) return invalidToken()
    return allows(grant.scopes, readScope) ? answer(asked) : forbidden(readScope)
  }
}

const readScope = 'comms:monitor:read'

function ofConference(answer: (asked: Asked, conference: Conference) => Answer): Route['answer'] {
  return (asked) => {
    const conference = asked.state.conferences.find(({ confId }) => confId === asked.names[0])
    return conference ? answer(asked, conference) : notFound('conference')
  }
}

/** Those that started in a time range, ended or not, and newest first, which is not documented. */
function listed({ query, state }: Asked): Answer {
  const wanted = readMonitorQuery(query)
  const alias = readAlias(query)
  const isActive = readFlag(query, 'active')
  const withLive = readFlag(query, 'livestats')
  if (wanted === null || alias === null || isActive === null || withLive === null)
    return illegalArgument('from, to, max, start, alias, active or livestats is wrong')
  const exid = query.get('exid')
  const found = state.conferences.filter(
    (one) =>
      one.startedAt >= wanted.from &&
      one.startedAt <= wanted.to &&
      alias.test(one.alias) &&
      (!isActive || one.endedAt === null) &&
      (exid === null || one.owner.externalId === exid),
  )
  const { items, ...cursors } = pageOf(found.toReversed(), wanted)
  return json({ ...cursors, conferences: items.map((one) => conferenceShown(one, withLive)) })
}

function summary({ query }: Asked, conference: Conference): Answer {
  const withLive = readFlag(query, 'livestats')
  return withLive === null
    ? illegalArgument('livestats is true or false')
    : json(conferenceShown(conference, withLive))
}

/**
 * Everybody who joined in a time range, or one of them: the path's last part is the participant's id, and the client's
 * own description of it says external id, so both are taken.
 */
function participants({ query, names }: Asked, { stays }: Conference): Answer {
  const wanted = readMonitorQuery(query)
  if (wanted === null) return illegalArgument('from, to, max or start is wrong')
  const [, who] = names
  const type = query.get('type')
  const found = stays.filter(
    (stay) =>
      stay.joinedAt >= wanted.from &&
      stay.joinedAt <= wanted.to &&
      (type === null || stay.type === type) &&
      (who === undefined || who === stay.userId || who === stay.externalId),
  )
  if (who !== undefined && found.length === 0) return notFound('participant')
  const { items, ...cursors } = pageOf([...Map.groupBy(found, ({ userId }) => userId)], wanted)
  const shown = items.map(([userId, theirs]) => [userId, participantShown(theirs)])
  return json({ ...cursors, participants: Object.fromEntries(shown) })
}
