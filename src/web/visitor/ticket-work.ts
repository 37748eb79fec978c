import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type Bytes, toBase64url } from '../../crypto/bytes.ts'
import { makeConversationId } from '../../crypto/conversation-key.ts'
import { standardLimits } from '../../domain/limits.ts'
import { type WorkDone, workAsked } from '../../protocol/work.ts'
import { solveWork } from '../shared/solve-work.ts'
import { insist } from './insist.ts'
import type { ResumeDeps } from './tab-memory.ts'

/** A conversation that nobody knows yet, and the work that was done for its ticket. */
export interface Prepared {
  readonly convId: Bytes
  readonly work: WorkDone
}

/** What the work is at, and since when, by this page's clock. */
export interface WorkStage {
  readonly is: 'asked' | 'doing' | 'no-line' | 'busy'
  readonly since: number
}

/** [FL1] The work for a ticket, done before anybody waits for it where that is possible. */
export interface TicketWork {
  readonly stage: ReadonlySignal<WorkStage>
  /** Begins in the background, unless some is done or being done that is still good; one try, and no more. */
  prepare(): void
  /** Gives it as soon as it is done, however often one has to ask. What was given is not given again. */
  take(): Prepared | Promise<Prepared | 'left' | 'impossible'>
  /** Nobody waits for it any more. */
  drop(): void
}

/** Work that is older was perhaps over before it arrives; a site may have set half of it, and then it is refused and asked anew. */
const goodFor = standardLimits.workKept - 20_000

interface Run {
  isAwaited: boolean
  readonly leaving: AbortController
  askedAt: number | undefined
  ready: Prepared | undefined
  done: Promise<Prepared | undefined>
}

export function keepTicketWork({ post }: Pick<ResumeDeps, 'post'>, now: () => number): TicketWork {
  const stage = signal<WorkStage>({ is: 'asked', since: 0 })
  let run: Run | undefined

  function be(own: Run, is: WorkStage['is']) {
    if (run === own && stage.value.is !== is) stage.value = { is, since: now() }
  }

  function begin(): Run {
    const own: Run = {
      isAwaited: false,
      leaving: new AbortController(),
      askedAt: undefined,
      ready: undefined,
      done: Promise.resolve(undefined),
    }
    run = own
    stage.value = { is: 'asked', since: now() }
    own.done = work(own).catch(() => undefined)
    return own
  }

  async function work(own: Run): Promise<Prepared | undefined> {
    const { signal: left } = own.leaving
    const convId = makeConversationId()
    const ask = async () => {
      const answer = await post('/api/work', { c: toBase64url(convId) }).catch(() => undefined)
      if (!answer) be(own, 'no-line')
      else if (answer.status !== 200) be(own, 'busy')
      return answer ?? { status: 503, body: null }
    }
    const { status, body } = await insist(ask, () => own.isAwaited && !left.aborted)
    if (status === 0 && run === own) run = undefined
    if (status !== 200 || left.aborted) return undefined
    own.askedAt = now()
    be(own, 'doing')
    own.ready = { convId, work: await solveWork(v.parse(workAsked, body), left) }
    return own.ready
  }

  const isOver = ({ askedAt }: Run) => askedAt !== undefined && now() - askedAt > goodFor

  function current(): Run {
    if (run && isOver(run)) drop()
    return run ?? begin()
  }

  function drop() {
    run?.leaving.abort()
    run = undefined
  }

  return {
    stage,
    prepare: () => void current(),
    take() {
      const own = current()
      own.isAwaited = true
      if (own.ready) {
        run = undefined
        return own.ready
      }
      return own.done.then(ready => {
        if (run === own) run = undefined
        return own.leaving.signal.aborted ? 'left' : (ready ?? 'impossible')
      })
    },
    drop,
  }
}
