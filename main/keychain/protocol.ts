import { z } from '../../shared/zod.ts'

/**
 * What goes between the application and the process that talks to the keychain: one request, one answer with the
 * same number. Both sides parse what they receive.
 */
export const keychainRequestSchema = z.discriminatedUnion('call', [
  z.strictObject({ number: z.int(), call: z.literal('get'), account: z.string() }),
  z.strictObject({ number: z.int(), call: z.literal('set'), account: z.string(), secret: z.string() }),
  z.strictObject({ number: z.int(), call: z.literal('remove'), account: z.string() }),
  z.strictObject({ number: z.int(), call: z.literal('probe') }),
])

const troubleSchema = z.enum(['missing', 'locked', 'slow', 'failing'])

export const keychainAnswerSchema = z.discriminatedUnion('call', [
  z.strictObject({ number: z.int(), call: z.literal('get'), secret: z.string().nullable() }),
  z.strictObject({ number: z.int(), call: z.literal('set') }),
  z.strictObject({ number: z.int(), call: z.literal('remove'), removed: z.boolean() }),
  z.strictObject({
    number: z.int(),
    call: z.literal('probe'),
    state: z.enum(['ok', ...troubleSchema.options]),
    message: z.string(),
  }),
  z.strictObject({ number: z.int(), call: z.literal('failed'), state: troubleSchema, message: z.string() }),
])

export type KeychainRequest = z.infer<typeof keychainRequestSchema>
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>
