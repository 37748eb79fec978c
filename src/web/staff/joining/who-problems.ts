import * as v from 'valibot'
import { chatName } from '../../../protocol/people.ts'
import { username as usernameShape } from '../../../protocol/staff-sign-in.ts'

export interface Who {
  readonly username: string
  readonly name: string
}

export interface WhoProblems {
  readonly name?: 'wrong'
  readonly username?: 'wrong' | 'taken'
  readonly secrecy?: 'missing'
}

/** [SI48] What keeps somebody from going on. `taken` is a username of which the server said that it is somebody's. */
export function whoProblems(
  { name, username }: Who,
  agrees: boolean,
  taken: string | undefined,
): WhoProblems {
  const fits = v.safeParse(usernameShape, username).success
  const isTaken = fits && username === taken
  return {
    ...(v.safeParse(chatName, name).success ? {} : { name: 'wrong' }),
    ...(fits ? {} : { username: 'wrong' }),
    ...(isTaken ? { username: 'taken' } : {}),
    ...(agrees ? {} : { secrecy: 'missing' }),
  }
}
