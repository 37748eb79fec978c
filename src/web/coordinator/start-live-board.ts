import { connect } from '../shared/connection.ts'
import { askDeskPass } from '../staff/ask-desk-pass.ts'
import { post } from '../staff/post.ts'
import type { SignedIn } from '../staff/sign-in.ts'
import { LiveBoard } from './live-board.ts'

/** The live board of a signed-in coordinator. */
export function startLiveBoard({ accountName }: SignedIn): LiveBoard {
  return new LiveBoard({
    accountName,
    askPass: () => askDeskPass(post),
    open: link => connect({ path: '/api/desk', ...link }),
  })
}
