import { code } from '../../snippets/code.ts'
import { kotlinLiteral } from '../../snippets/literals.ts'
import type { Snippet } from '../platform.ts'
import { askedOf } from './snippet-asked.ts'

/** Written for Kotlin, where a key of the account would be in every copy of the app. */
const keyInApp =
  'Whoever has the app can take its API token out of it, which gives full control over your application: for trials only.'

const starting = (token: string) =>
  code('val sessions: SessionManager = VideoKit.sessions()', `sessions.start(${kotlinLiteral(token)})`)

/** The forms of https://docs.video.io/android/1.2.1/core-sessions. */
export const androidSnippets: readonly Snippet[] = [
  {
    id: 'android',
    label: 'Android: start with the session token',
    language: 'Kotlin',
    warning: 'The SDK does not check the token: it is your part to see that it is valid and not expired.',
    code: ({ session }) => starting(askedOf(session).token),
  },
  {
    id: 'android-application',
    label: 'Android: in an app without a login',
    language: 'Kotlin',
    code: ({ session }) =>
      code(
        'class App : Application() {',
        '    override fun onCreate() {',
        '        super.onCreate()',
        `        VideoKit.sessions().start(${kotlinLiteral(askedOf(session).token)})`,
        '    }',
        '}',
      ),
  },
  {
    id: 'android-login',
    label: 'Android: bound to login and logout',
    language: 'Kotlin',
    code: ({ session }) =>
      code(
        '// At the login, with the session token that your server gives for this user:',
        `fun onLogin(sessionToken: String = ${kotlinLiteral(askedOf(session).token)}) {`,
        '    VideoKit.sessions().start(sessionToken)',
        '}',
        '',
        '// At the logout:',
        'fun onLogout() {',
        '    VideoKit.sessions().stop()',
        '}',
      ),
  },
  {
    id: 'android-api-token',
    label: 'Android: start with the API token',
    language: 'Kotlin',
    warning: keyInApp,
    code: ({ session }) => {
      const { identity, scopes } = askedOf(session)
      const list = scopes.length === 0 ? '' : `, listOf(${scopes.map(kotlinLiteral).join(', ')})`
      return code(
        '// For trials only: an app that is given away must not hold the API token.',
        'val TOKEN = "YOUR_API_TOKEN"',
        'val sessions: SessionManager = VideoKit.sessions()',
        `sessions.start(TOKEN, ${kotlinLiteral(identity)}${list}).onSuccess {`,
        '    // The session is started.',
        '}.onError { error ->',
        '    // The session could not be started.',
        '}',
      )
    },
  },
  {
    id: 'android-state',
    label: 'Android: get, listen and stop',
    language: 'Kotlin',
    code: () =>
      code(
        'val sessions: SessionManager = VideoKit.sessions()',
        '',
        '// Null where no session is started:',
        'val session: Session? = sessions.get()',
        '',
        'val listener = object : SessionListener {',
        '    override fun onSessionChanged(session: Session?) {',
        '        // Null once it is stopped.',
        '    }',
        '}',
        'sessions.addListener(listener)',
        'sessions.removeListener(listener)',
        '',
        'sessions.stop()',
      ),
  },
]
