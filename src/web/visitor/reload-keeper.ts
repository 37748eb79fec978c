import { type Bytes, fromBase64url, toBase64url } from '../../crypto/bytes.ts'
import { makeResumeSecret, type ResumeKeys, resumeKeys } from '../../crypto/resume.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { ResumeBlobRequest, ResumeRequest } from '../../protocol/resume.ts'
import { insist } from './insist.ts'
import { opened, requestOf } from './reload-blob.ts'
import type { ReloadContent } from './reload-content.ts'
import type { ResumeDeps } from './tab-memory.ts'

export interface ReloadKeeper {
  /** Whether a reload of this tab now would find its place again. */
  stands(): boolean
  /** Whether this tab was in the queue before it was loaded. */
  hasSecret(): boolean
  /** From the ticket on: keeps this content for a reload. */
  start(content: ReloadContent): void
  /**
   * [SE24] New keys: kept under a new secret before anybody has them. Resolves when that stands, or when it takes too
   * long: then a reload would not find them, and `stands` says so until it does. Before `start` it is nothing.
   */
  renew(content: ReloadContent): Promise<void>
  /** The content is another one now: kept two seconds later. Before `start` it is nothing. */
  update(content: ReloadContent): void
  /** After a reload: what the page had, under a new secret; or that it is gone, or that another page has it. */
  restore(): Promise<ReloadContent | 'gone' | 'already-open'>
  /** What `restore` asked with, as long as it may be there: for who leaves before the page knows it (SE38). */
  asked(): ResumeRequest | undefined
  /** Writes the secret once more, where it stands: a tab that is hidden may be thrown away without a word. */
  hold(): void
  /** The page goes: what is not sent yet is sent now. Waits for nothing. */
  flush(): void
  /** Nothing of this is found again. */
  forget(): void
}

/** What stands now. `unsent` is sealed already, because a page that goes has no time to seal. */
interface Kept {
  readonly secret: Bytes
  readonly keys: ResumeKeys
  stands: boolean
  /** What is kept under this secret is not all: newer keys could not be kept, or it was cut to size. */
  isBehind: boolean
  /** Where the blob of the secret before this one lies, until the server dropped it. */
  before: string | null
  unsent: ResumeBlobRequest | undefined
  timer: ReturnType<typeof setTimeout> | undefined
}

const putAfter = 2_000
/** People wait for each other: a server that keeps blobs badly must not hold up the keys. */
const renewWithin = 5_000

/**
 * [SE23] [SE24] Only a random secret R lies in the tab, alone; what was written lies with the server, sealed. Order: the
 * new blob is kept by the server before the new R takes the place of the old one, so that at every moment the R in the
 * tab opens something.
 */
export function keepForReload(deps: ResumeDeps): ReloadKeeper {
  let kept: Kept | undefined
  /** Sealing takes a moment: what was asked for before a `forget`, or before a newer word, counts no more. */
  let lives = 0
  let words = 0
  let renewing = Promise.resolve()
  let renewals = 0
  let isGoing = false
  let asked: ResumeRequest | undefined

  async function make(): Promise<Kept | undefined> {
    lives += 1
    const next = await makeNext()
    if (next) kept = next
    return next
  }

  async function makeNext(): Promise<Kept | undefined> {
    const life = lives
    const secret = makeResumeSecret()
    const keys = await resumeKeys(secret)
    if (isRefused(keys) || life !== lives) return undefined
    return { secret, keys, stands: false, isBehind: false, before: null, unsent: undefined, timer: undefined }
  }

  /** Kept by the server before it lies in the tab. Gives whether it does. */
  async function settle(own: Kept, request: ResumeBlobRequest): Promise<boolean> {
    const { status } = await insist(
      () => deps.post('/api/resume-blob', request),
      () => kept === own,
    )
    if (kept !== own) return false
    if (status !== 204) {
      forget()
      return false
    }
    deps.tab.write(toBase64url(own.secret))
    own.stands = true
    return true
  }

  async function start(content: ReloadContent) {
    const own = await make()
    if (own) await settle(own, (await requestOf(own.keys, content)).request)
  }

  function renew(content: ReloadContent): Promise<void> {
    renewing = renewing.then(() => renewOne(content))
    return renewing
  }

  async function renewOne(content: ReloadContent) {
    const before = kept
    const next = before && (await makeNext())
    if (!before || !next || kept !== before) return
    renewals += 1
    let late: ReturnType<typeof setTimeout> | undefined
    const isLate = new Promise<void>(resolve => {
      late = setTimeout(resolve, renewWithin)
    })
    const isLateNow = isLate.then(() => {
      before.isBehind = true
    })
    await Promise.race([replace(before, next, { content, number: renewals }), isLateNow])
    clearTimeout(late)
  }

  /**
   * The old secret stays in the tab, and good, until the new one stands. An older renewal may come through late: what it
   * kept is behind, and the newest one goes on from there.
   */
  async function replace(before: Kept, next: Kept, renewal: { content: ReloadContent; number: number }) {
    const { content, number } = renewal
    const { request, isCut } = await requestOf(next.keys, content)
    const life = lives
    const { status } = await insist(
      () => deps.post('/api/resume-blob', request),
      () => lives === life && kept === before,
    )
    if (lives !== life) return
    if (kept !== before) {
      if (kept && number === renewals) await replace(kept, next, renewal)
      return
    }
    if (status !== 204) return forget()
    clearTimeout(before.timer)
    before.secret.fill(0)
    kept = next
    next.stands = true
    next.isBehind = isCut || number !== renewals
    deps.tab.write(toBase64url(next.secret))
    dropOlder(next, request, toBase64url(before.keys.loc))
  }

  /** Only now: a page that goes before the new secret lay in the tab must still find the old blob. */
  function dropOlder(own: Kept, request: ResumeBlobRequest, loc: string) {
    own.before = loc
    own.unsent ??= request
    void put(own)
  }

  async function update(content: ReloadContent) {
    const own = kept
    if (!own) return
    words += 1
    const word = words
    const { request, isCut } = await requestOf(own.keys, content)
    if (kept !== own || word !== words) return
    own.unsent = request
    own.isBehind = isCut
    own.timer ??= setTimeout(() => void put(own), putAfter)
  }

  /** A blob that did not arrive goes again with the next change; the one before still stands. */
  async function put(own: Kept) {
    const request = own.unsent
    own.timer = undefined
    if (!request || kept !== own) return
    if (!own.stands) {
      own.timer = setTimeout(() => void put(own), putAfter)
      return
    }
    own.unsent = undefined
    const { before } = own
    const sent = { ...request, replaces: before }
    const answer = await deps.post('/api/resume-blob', sent).catch(() => undefined)
    if (answer?.status === 204 && own.before === before) own.before = null
    if (answer?.status === 204 || kept !== own) return
    own.unsent ??= request
  }

  async function restore(): Promise<ReloadContent | 'gone' | 'already-open'> {
    const life = lives
    // Not by what lies in the tab: the end of a talk in another one may wipe that too (SC27).
    const isAwaited = () => life === lives
    const secret = fromBase64url(deps.tab.read() ?? '')
    const keys = secret && (await resumeKeys(secret))
    if (!isAwaited()) return 'gone'
    if (!keys || isRefused(keys)) return gone()
    const request = { loc: toBase64url(keys.loc), auth: toBase64url(keys.auth) }
    asked = request
    const { status, body } = await insist(() => deps.post('/api/resume', request), isAwaited)
    if (status !== 200) asked = undefined
    if (!isAwaited()) return 'gone'
    if (status === 409) return 'already-open'
    const content = status === 200 ? await opened(keys, body) : undefined
    const own = content && isAwaited() ? await make() : undefined
    if (!content || !own) return gone()
    const next = await requestOf(own.keys, content)
    if (!(await settle(own, next.request))) return gone()
    dropOlder(own, next.request, request.loc)
    return content
  }

  /** A page that goes while it still opens what was kept leaves the secret to the next one. */
  function gone(): 'gone' {
    if (!isGoing) deps.tab.remove()
    return 'gone'
  }

  function forget() {
    lives += 1
    asked = undefined
    clearTimeout(kept?.timer)
    kept?.secret.fill(0)
    kept = undefined
    deps.tab.remove()
  }

  /** [SE24] The end of a talk in another tab may have wiped what this one stored (SC27). Once gone, the next page writes. */
  function hold() {
    if (kept?.stands && !isGoing) deps.tab.write(toBase64url(kept.secret))
  }

  return {
    stands: () => kept?.stands === true && !kept.isBehind,
    hasSecret: () => deps.tab.read() !== null,
    start: content => void start(content),
    renew,
    update: content => void update(content),
    restore,
    asked: () => asked,
    hold,
    flush() {
      hold()
      if (kept?.stands && kept.unsent) deps.postLate(kept.unsent)
      lives += 1
      isGoing = true
    },
    forget,
  }
}
