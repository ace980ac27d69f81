import { platforms } from '../../shared/platforms/index.ts'
import type { Platform, PlatformField, ProfileField } from '../../shared/platforms/platform.ts'
import { words } from './platform-words.ts'

const all: readonly Platform[] = Object.values(platforms)

/** Columns of a help: where its texts begin, and where they end at the latest. */
const textFrom = 25
const textUntil = 115

/** Lines of a help: an option each, and beside it what it means, over as many lines as that takes. */
export function helpOf(options: readonly (readonly [option: string, text: string])[]): string {
  return options.flatMap(([option, text]) => linesOf(`  ${option}`, wrapped(text))).join('\n')
}

function linesOf(head: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  const indent = ' '.repeat(textFrom)
  const begin = head.length < textFrom ? [head.padEnd(textFrom) + first] : [head, indent + first]
  return [...begin, ...rest.map((line) => indent + line)].map((line) => line.trimEnd())
}

/** Each line of a text over as many as it takes. */
function wrapped(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    for (const word of line.split(' ')) {
      const last = lines.at(-1)
      const longer = last === undefined ? word : `${last} ${word}`
      if (last !== undefined && longer.length <= textUntil - textFrom) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  })
}

interface OptionOfPlatform {
  readonly platform: string
  readonly option: string
  readonly value: string
  readonly label: string
  readonly help: string
}

/** What fills a draft, with the platforms that have it. */
export function draftHelp(): string {
  return helpOf(
    merged(
      all.flatMap(({ id, fields, switches }) => [
        ...fields.flatMap((field) => (field.option === undefined ? [] : [ofField(id, field, field.option)])),
        ...switches.map(({ option, label, help }) => ({
          platform: id,
          option,
          value: 'on|off',
          label,
          help,
        })),
      ]),
    ),
  )
}

const valueWords: Readonly<Record<PlatformField['kind'], string>> = {
  text: 'TEXT',
  time: 'TIME',
  url: 'URL',
  role: 'ROLE',
  room: 'ROOM',
  breakout: 'ID',
  scopes: 'SCOPE',
  metadata: 'TEXT',
  identity: 'ID',
}

function ofField(platform: string, { kind, label, help }: PlatformField, option: string): OptionOfPlatform {
  const often = kind === 'scopes' ? ' May be given several times.' : ''
  return { platform, option, value: valueWords[kind], label, help: `${help}${often}` }
}

/** What names an account, with the platforms that have it. */
export function settingHelp(): string {
  return helpOf(
    merged(all.flatMap(({ id, profileFields }) => profileFields.map((one) => ofSetting(id, one)))),
  )
}

function ofSetting(platform: string, { option, label, whereFound, choices }: ProfileField): OptionOfPlatform {
  const chosen = choices?.map(({ value }) => value).join(' or ')
  const choice = chosen === undefined ? '' : ` Takes ${chosen}.`
  return { platform, option, value: 'TEXT', label, help: `${whereFound}${choice}` }
}

/** One entry an option: what it is, and on lines of their own what it means on each platform. */
function merged(options: readonly OptionOfPlatform[]): (readonly [string, string])[] {
  const names = [...new Set(options.map(({ option }) => option))]
  return names.map((name) => {
    const same = options.filter(({ option }) => option === name)
    return [`--${name} ${same[0]?.value ?? ''}`.trimEnd(), meaningOf(same)]
  })
}

function meaningOf(same: readonly OptionOfPlatform[]): string {
  const labels = new Set(same.map(({ label }) => label))
  const [label] = labels
  if (labels.size === 1 && same.length > 1) {
    return [`${label}.`, ...same.map(({ platform, help }) => `${platform}: ${help}`)].join('\n')
  }
  return same.map((one) => `${one.label} (${one.platform}). ${one.help}`).join('\n')
}

/** How each platform is named in a first line of a help: what must be given, in the words of its tables. */
export function examplesOf(command: string, last: (platform: Platform) => string): readonly string[] {
  return all.map((platform) => {
    const needed = platform.profileFields.filter(({ required }) => required)
    const settings = needed.map(({ option }) => ` --${option} TEXT`).join('')
    return `${command} --platform ${platform.id}${settings}${last(platform)}`
  })
}

/** The options of a draft that must be given, as a first line of a help shows them. */
export function neededOf({ fields }: Platform): string {
  return fields
    .flatMap(({ option, required, kind }) =>
      required && option !== undefined ? [` --${option} ${valueWords[kind]}`] : [],
    )
    .join('')
}

/** The secrets of all platforms, such as `developer key, app secret, API token`. */
export const secretNames = [...new Set(all.map((platform) => words(platform).secret))].join(', ')
