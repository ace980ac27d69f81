import type { Session } from '../../schemas.ts'
import { contentOf } from '../../session-content.ts'
import { code } from '../../snippets/code.ts'
import {
  cppLiteral,
  csharpLiteral,
  dartLiteral,
  javaLiteral,
  kotlinLiteral,
  scriptLiteral,
  swiftLiteral,
} from '../../snippets/literals.ts'
import type { Snippet } from '../platform.ts'

interface Guest {
  readonly token: string
  readonly name: string | null
  readonly avatarUrl: string | null
}

/** What the SDK is given: the token, and the name and avatar that are not in it. */
function guestOf(session: Session): Guest {
  const { name, avatarUrl } = contentOf(session)
  return {
    token: session.token ?? 'YOUR_CLIENT_ACCESS_TOKEN',
    name: typeof name === 'string' ? name : null,
    avatarUrl: typeof avatarUrl === 'string' ? avatarUrl : null,
  }
}

/** A line for each value that is there. */
const lineFor = (value: string | null, line: (value: string) => string) =>
  value === null ? null : line(value)

const newToken = 'requestNewToken: your own function, which gets a new token from your server.'

/** Both SDKs of JavaScript have the same calls, under another name. */
const script =
  (sdk: string, from: string) =>
  ({ token, name, avatarUrl }: Guest): string =>
    code(
      `import ${sdk} from '${from}'`,
      '',
      `// ${newToken}`,
      `await ${sdk}.initializeToken(${scriptLiteral(token)}, async (isExpired) => {`,
      "  if (isExpired) console.warn('The client access token expired.')",
      '  return await requestNewToken()',
      '})',
      '',
      'try {',
      `  await ${sdk}.session.open({`,
      lineFor(name, (text) => `    name: ${scriptLiteral(text)},`),
      lineFor(avatarUrl, (text) => `    avatarUrl: ${scriptLiteral(text)},`),
      '  })',
      '  // The session is open: create or join a conference here.',
      '} catch (error) {',
      "  console.error('The session could not be opened.', error)",
      '}',
      '',
      '// At the end:',
      `await ${sdk}.session.close()`,
    )

const web = script('VoxeetSDK', '@voxeet/voxeet-web-sdk')
const reactNative = script('CommsAPI', '@dolbyio/comms-sdk-react-native')

function swift({ token, name, avatarUrl }: Guest): string {
  return code(
    'import VoxeetSDK',
    '',
    `// ${newToken}`,
    `VoxeetSDK.shared.initialize(accessToken: ${swiftLiteral(token)}) { refreshTokenClosure, isExpired in`,
    '    if isExpired { print("The client access token expired.") }',
    '    requestNewToken { newToken in',
    '        // Nil where there is no new token.',
    '        refreshTokenClosure(newToken)',
    '    }',
    '}',
    '',
    'let participantInfo = VTParticipantInfo()',
    lineFor(name, (text) => `participantInfo.name = ${swiftLiteral(text)}`),
    lineFor(avatarUrl, (text) => `participantInfo.avatarURL = ${swiftLiteral(text)}`),
    'VoxeetSDK.shared.session.open(info: participantInfo) { error in',
    '    if let error = error {',
    '        print("The session could not be opened.", error)',
    '        return',
    '    }',
    '    // The session is open: create or join a conference here.',
    '}',
    '',
    '// At the end:',
    'VoxeetSDK.shared.session.close { error in',
    '    if let error = error { print("The session could not be closed.", error) }',
    '}',
  )
}

function java({ token, name, avatarUrl }: Guest): string {
  const info = [name, avatarUrl].map((value) => (value === null ? 'null' : javaLiteral(value))).join(', ')
  return code(
    `// ${newToken}`,
    `VoxeetSDK.initialize(${javaLiteral(token)}, (isExpired, callback) -> {`,
    '    if (isExpired) Log.w("Dolby.io", "The client access token expired.");',
    '    requestNewToken(callback::ok, callback::error);',
    '});',
    '',
    `ParticipantInfo participantInfo = new ParticipantInfo(${info});`,
    'VoxeetSDK.session().open(participantInfo).then(opened -> {',
    '    // The session is open: create or join a conference here.',
    '}).error(error -> Log.e("Dolby.io", "The session could not be opened.", error));',
    '',
    '// At the end:',
    'VoxeetSDK.session().close().then(closed -> {',
    '    // The session is closed.',
    '}).error(error -> Log.e("Dolby.io", "The session could not be closed.", error));',
  )
}

function kotlin({ token, name, avatarUrl }: Guest): string {
  const info = [name, avatarUrl].map((value) => (value === null ? 'null' : kotlinLiteral(value))).join(', ')
  return code(
    `// ${newToken}`,
    `VoxeetSDK.initialize(${kotlinLiteral(token)}) { isExpired, callback ->`,
    '    if (isExpired) Log.w("Dolby.io", "The client access token expired.")',
    '    requestNewToken(onToken = callback::ok, onError = callback::error)',
    '}',
    '',
    '// In a coroutine:',
    'try {',
    `    val participantInfo = ParticipantInfo(${info})`,
    '    VoxeetSDK.session().open(participantInfo).await()',
    '    // The session is open: create or join a conference here.',
    '} catch (error: Throwable) {',
    '    Log.e("Dolby.io", "The session could not be opened.", error)',
    '}',
    '',
    '// At the end:',
    'VoxeetSDK.session().close().await()',
  )
}

function cpp({ token, name, avatarUrl }: Guest): string {
  return code(
    '#include <dolbyio/comms/sdk.h>',
    '',
    '#include <iostream>',
    '',
    `// ${newToken}`,
    'auto sdk = dolbyio::comms::sdk::create(',
    `    ${cppLiteral(token)},`,
    '    [](std::unique_ptr<dolbyio::comms::refresh_token>&& refresh_token) {',
    '      (*refresh_token)(requestNewToken());',
    '    });',
    '',
    'dolbyio::comms::services::session::user_info user;',
    lineFor(name, (text) => `user.name = ${cppLiteral(text)};`),
    lineFor(avatarUrl, (text) => `user.avatarUrl = ${cppLiteral(text)};`),
    'sdk->session()',
    '    .open(std::move(user))',
    '    .then([](auto&& opened) {',
    '      // The session is open: create or join a conference here.',
    '    })',
    '    .on_error([](auto&& error) { std::cerr << "The session could not be opened." << std::endl; });',
    '',
    '// At the end:',
    'sdk->session().close().on_error(',
    '    [](auto&& error) { std::cerr << "The session could not be closed." << std::endl; });',
  )
}

function dotnet({ token, name, avatarUrl }: Guest): string {
  return code(
    'using DolbyIO.Comms;',
    '',
    'using var sdk = new DolbyIOSDK();',
    'try',
    '{',
    `    // ${newToken}`,
    `    await sdk.InitAsync(${csharpLiteral(token)}, () => RequestNewToken());`,
    '',
    '    var user = new UserInfo();',
    lineFor(name, (text) => `    user.Name = ${csharpLiteral(text)};`),
    lineFor(avatarUrl, (text) => `    user.AvatarURL = ${csharpLiteral(text)};`),
    '    await sdk.Session.OpenAsync(user);',
    '    // The session is open: create or join a conference here.',
    '',
    '    // At the end:',
    '    await sdk.Session.CloseAsync();',
    '}',
    'catch (DolbyIOException error)',
    '{',
    '    Console.Error.WriteLine("The session could not be opened: " + error.Message);',
    '}',
  )
}

function flutter({ token, name, avatarUrl }: Guest): string {
  const info = [name, avatarUrl].map((value) => (value === null ? 'null' : dartLiteral(value))).join(', ')
  return code(
    "import 'package:dolbyio_comms_sdk_flutter/dolbyio_comms_sdk_flutter.dart';",
    '',
    'final sdk = DolbyioCommsSdk.instance;',
    '',
    'Future<void> openSession() async {',
    `  // ${newToken}`,
    '  await sdk.initializeToken(',
    `    ${dartLiteral(token)},`,
    '    () async => await requestNewToken(),',
    '  );',
    '  try {',
    '    // Name, avatar, external id: the last one is in the token.',
    `    await sdk.session.open(ParticipantInfo(${info}, null));`,
    '    // The session is open: create or join a conference here.',
    '  } catch (error) {',
    "    print('The session could not be opened.');",
    '    print(error);',
    '  }',
    '}',
    '',
    '// At the end:',
    'Future<void> closeSession() => sdk.session.close();',
  )
}

type Written = readonly [id: string, label: string, language: string, write: (guest: Guest) => string]

const written: readonly Written[] = [
  ['web', 'Web', 'JavaScript', web],
  ['ios', 'iOS', 'Swift', swift],
  ['android-java', 'Android', 'Java', java],
  ['android-kotlin', 'Android, with coroutines', 'Kotlin', kotlin],
  ['cpp', 'Desktop', 'C++', cpp],
  ['dotnet', '.NET', 'C#', dotnet],
  ['flutter', 'Flutter', 'Dart', flutter],
  ['react-native', 'React Native', 'JavaScript', reactNative],
]

/**
 * The token given to each client SDK with its refresh, the session opened with name and avatar, and closed
 * (https://docs.dolby.io/communications-apis/docs/guides-accessing-dolbyio-platform,
 * https://docs.dolby.io/communications-apis/docs/guides-session-and-client-identification).
 */
export const sdkSnippets: readonly Snippet[] = written.map(([id, label, language, write]) => ({
  id,
  label,
  language,
  code: ({ session }) => write(guestOf(session)),
}))
