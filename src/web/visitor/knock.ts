import type { Refusal } from '../../domain/refusal.ts'
import { finish, letGo } from './end-conversation.ts'
import type { Prepared } from './ticket-work.ts'
import type { VisitorMemory } from './visitor-memory.ts'

/** Work that is refused so often in a row is refused for a reason that more work does not take away. */
const mostRefusals = 3

/** [FL1] A fresh try: at once with the work that is done, else as soon as it is. The answers stay. */
export function knock(memory: VisitorMemory, begin: (prepared: Prepared) => undefined): undefined {
  const { state, work } = memory
  const prepared = work.take()
  letGo(memory)
  if ('work' in prepared) {
    state.value = { is: 'joining', isBusy: false }
    return begin(prepared)
  }
  state.value = { is: 'working' }
  void prepared.then(done => {
    if (done === 'left') return
    if (done === 'impossible') return notLetIn(memory, 'try-again')
    state.value = { is: 'joining', isBusy: false }
    begin(done)
  })
}

/**
 * What a refusal of the ticket means. Work that was over, or that was used up by a frame whose answer got lost: new work,
 * for a new conversation, and the visitor notices nothing. A house with too much to do is asked again by itself: without
 * a ticket this line is ended after five seconds, and the next one asks (WR8, FL4).
 */
export function hearTicketRefused(
  memory: VisitorMemory,
  code: Refusal,
  beginAgain: () => undefined,
): undefined {
  switch (code) {
    case 'try-again':
    case 'too-fast':
      memory.state.value = { is: 'joining', isBusy: true }
      return
    case 'expired':
    case 'proof-refused':
    case 'already-open':
    case 'out-of-order':
      memory.worksRefused += 1
      return memory.worksRefused > mostRefusals ? notLetIn(memory, code) : beginAgain()
    default:
      return notLetIn(memory, code)
  }
}

export function notLetIn(memory: VisitorMemory, why: Refusal): undefined {
  memory.worksRefused = 0
  finish(memory)
  memory.state.value = { is: 'not-let-in', why }
}
