import { fromBase64url, toBase64url } from '../src/crypto/bytes.ts'
import { hash } from '../src/crypto/derive.ts'
import type { ResumeBlobRequest, ResumeRequest } from '../src/protocol/resume.ts'
import type { ResumeDeps } from '../src/web/visitor/tab-memory.ts'
import { workWithoutHouse } from './easy-work.ts'

/** A tab's own storage and the server's part of a reload, in memory: what stays when a page is loaded anew. */
export class ResumeDesk {
  /** What lies in the tab. */
  secret: string | null = null
  readonly blobs = new Map<string, ResumeBlobRequest>()
  /** In order, everything that happened to tab and server. */
  readonly story: string[] = []
  /** The network is gone. */
  isCutOff = false
  /** Another page still answers. */
  isAlreadyOpen = false
  /** The page goes before it could write into its tab. */
  isTabStuck = false

  readonly deps: ResumeDeps = {
    tab: {
      read: () => this.secret,
      write: secret => {
        if (this.isTabStuck) throw new Error('this page is gone')
        this.secret = secret
        this.story.push('tab holds R')
      },
      remove: () => {
        if (this.secret !== null) this.story.push('tab empty')
        this.secret = null
      },
    },
    post: async (path, request) => {
      if (this.isCutOff) throw new TypeError('no network')
      if ('blob' in request) return this.#keep(request)
      if ('c' in request) return { status: 200, body: workWithoutHouse(request.c) }
      return this.#give(path, request)
    },
    postLate: request => void this.#keep(request),
  }

  #keep(request: ResumeBlobRequest) {
    this.blobs.set(request.loc, request)
    if (request.replaces) this.blobs.delete(request.replaces)
    this.story.push(request.replaces ? 'blob replaced' : 'blob kept')
    return { status: 204, body: null }
  }

  async #give(path: string, { loc, auth }: ResumeRequest) {
    if (path !== '/api/resume') throw new Error(`nothing is asked at ${path}`)
    this.story.push('asked for')
    if (this.isAlreadyOpen) return { status: 409, body: { refused: 'already-open' } }
    const kept = this.blobs.get(loc)
    const authHash = toBase64url(await hash(fromBase64url(auth) ?? new Uint8Array()))
    return kept?.authHash === authHash
      ? { status: 200, body: { blob: kept.blob } }
      : { status: 404, body: { refused: 'expired' } }
  }
}
