import { useMemo } from 'react'
import { Combobox } from '../components/Combobox.tsx'
import { indexOptions } from '../components/combobox-options.ts'
import type { TextFieldProps } from '../components/TextField.tsx'
import { useIdentities } from './use-identities.ts'

export interface IdentityFieldProps extends TextFieldProps {
  readonly profileId: string
}

/** Who somebody is to the platform, as free text beside those for whom was issued before. */
export function IdentityField({ profileId, ...field }: IdentityFieldProps) {
  const identities = useIdentities(profileId)
  const index = useMemo(
    () => indexOptions(identities.map((identity) => ({ value: identity, label: identity }))),
    [identities],
  )
  return <Combobox {...field} index={index} listLabel="Issued before with this profile" noun="identifier" />
}
