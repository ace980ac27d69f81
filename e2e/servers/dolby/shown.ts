import type { Conference, Stay } from './state.ts'

type Person = Conference['owner']

/** What is stored of a participant (`ParticipantMetadata` in the vendor's `src/communications/types/conferences.ts`). */
function metadata({ name, externalId, avatarUrl, ipAddress }: Person) {
  return {
    ...(name === null ? {} : { externalName: name }),
    ...(externalId === null ? {} : { externalId }),
    ...(avatarUrl === null ? {} : { externalPhotoUrl: avatarUrl }),
    ipAddress,
  }
}

/**
 * A conference, its times and durations in milliseconds. "Only terminated conferences include a complete summary": a
 * running one has `confId`, `alias`, `region`, `dolbyVoice`, `start`, `live` and `owner`, and with `livestats` the
 * numbers of those who are in it.
 */
export function conferenceShown(conference: Conference, withLive: boolean) {
  const { confId, alias, region, dolbyVoice, startedAt, endedAt, owner, stays } = conference
  const always = {
    ...{ confId, alias, region, dolbyVoice },
    start: startedAt,
    live: endedAt === null,
    owner: { userId: owner.userId, metadata: metadata(owner) },
  }
  if (endedAt === null)
    return withLive ? { ...always, ...counts(stays.filter(({ leftAt }) => leftAt === null)) } : always
  return {
    ...always,
    end: endedAt,
    duration: endedAt - startedAt,
    type: 'SDK_CONF',
    presenceDuration: stays.reduce((sum, stay) => sum + ((stay.leftAt ?? endedAt) - stay.joinedAt), 0),
    recordingDuration: 0,
    ...{ mixerLiveRecording: 0, mixerHlsStreaming: 0, mixerRtmpStreaming: 0 },
    ...counts(stays),
    statistics: {
      maxParticipants: { USER: counts(stays).nbUsers, LISTENER: 0, MIXER: 0, PSTN: 0 },
      network: {},
    },
  }
}

function counts(stays: readonly Stay[]) {
  const ofType = (type: Stay['type']) =>
    new Set(stays.filter((stay) => stay.type === type).map(({ userId }) => userId)).size
  return { nbUsers: ofType('user'), nbListeners: ofType('listener'), nbPstn: ofType('pstn') }
}

/**
 * One participant with all connections. The client has `{"connections": object[], "stats": object}` and says no more:
 * the fields of a connection are chosen here after the conference (`start`, `end`, `duration`, milliseconds) and its
 * owner (`metadata`).
 */
export function participantShown(stays: readonly Stay[]) {
  return {
    connections: stays.map((stay) => ({
      type: stay.type,
      start: stay.joinedAt,
      ...(stay.leftAt === null ? {} : { end: stay.leftAt, duration: stay.leftAt - stay.joinedAt }),
      metadata: metadata(stay),
    })),
    stats: {},
  }
}
