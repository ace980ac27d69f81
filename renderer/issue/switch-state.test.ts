import { expect, it } from 'vitest'
import { testRoom } from '../stores/test-room.ts'
import { switchState } from './switch-state.ts'

const ofRoom = { ofRoom: ({ isE2ee }: { readonly isE2ee: boolean }) => isE2ee }
const encrypted = testRoom({ isE2ee: true })

it('goes by the room until the person says otherwise', () => {
  expect(switchState(ofRoom, '', encrypted)).toEqual({ isOn: true, from: 'room' })
  expect(switchState(ofRoom, '', testRoom())).toEqual({ isOn: false, from: 'room' })
  expect(switchState(ofRoom, '', null)).toEqual({ isOn: false, from: 'nobody' })
  expect(switchState(ofRoom, 'off', encrypted)).toEqual({ isOn: false, from: 'person' })
  expect(switchState(ofRoom, 'on', null)).toEqual({ isOn: true, from: 'person' })
})
