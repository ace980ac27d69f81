import { RoompassError } from '../errors.ts'
import type { Draft } from '../schemas.ts'
import type { BatchPlan } from './schemas.ts'
import { compileTemplate, type FilledTemplate } from './template.ts'

/**
 * Makes drafts of rows: the plan's values, and where a template comes to something, that.
 *
 * @throws RoompassError `bad-request` for a template with a fault; its field is the template's
 */
export function rowDrafts(
  { draft, columns: templates }: BatchPlan,
  columns: readonly string[],
): (cells: readonly string[]) => Draft {
  const { profileId, startEarly } = draft
  const filled = Object.entries(templates)
    .filter(([, template]) => template !== '')
    .map(([field, template]) => [field, compiled(field, template, columns)] as const)
  return (cells) => {
    const values = { ...draft.values }
    for (const [field, fill] of filled) {
      const value = fill(cells)
      if (value !== '') values[field] = value
    }
    return { profileId, values, startEarly }
  }
}

function compiled(field: string, template: string, columns: readonly string[]): FilledTemplate {
  try {
    return compileTemplate(template, columns)
  } catch (error) {
    if (error instanceof RoompassError) throw new RoompassError(error.code, error.message, field)
    throw error
  }
}
