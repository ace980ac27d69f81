import { useMemo } from 'react'
import type { RoomDetail } from '../../shared/schemas.ts'
import { Combobox } from '../components/Combobox.tsx'
import { indexOptions, noOptions } from '../components/combobox-options.ts'
import type { TextFieldProps } from '../components/TextField.tsx'
import { optionOfBreakout } from './room-words.ts'

export interface BreakoutFieldProps extends TextFieldProps {
  readonly room: RoomDetail | null
}

/** The breakout room, as free text beside those of the room where they are known. */
export function BreakoutField({ room, ...field }: BreakoutFieldProps) {
  const index = useMemo(
    () => (room === null ? noOptions : indexOptions(room.breakouts.map(optionOfBreakout))),
    [room],
  )
  return <Combobox {...field} index={index} listLabel="Breakout rooms of this room" noun="breakout room" />
}
