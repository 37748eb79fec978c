import type { ResumeBlobRequest, ResumeRequest } from '../../protocol/resume.ts'
import type { WorkRequest } from '../../protocol/work.ts'

export interface ResumeDeps {
  /** The one entry of this tab's own storage. It outlives a reload, not the tab. */
  readonly tab: { read(): string | null; write(secret: string): void; remove(): void }
  /** Posts JSON; rejects when the server could not be reached. */
  post(
    path: '/api/resume-blob' | '/api/resume' | '/api/work',
    request: ResumeBlobRequest | ResumeRequest | WorkRequest,
  ): Promise<{ readonly status: number; readonly body: unknown }>
  /** The same for a page that may be gone in the next moment. */
  postLate(request: ResumeBlobRequest): void
}

/** The one entry in this tab's own storage (SE23). Its name says nothing. */
const entry = 'r'

/** Where a browser allows no storage, nothing is kept, and a reload starts anew. */
function attempt<Answer>(act: () => Answer): Answer | null {
  try {
    return act()
  } catch {
    return null
  }
}

/** What is whole and no JSON is the word of something on the way. */
function notJson(error: unknown): null {
  if (error instanceof SyntaxError) return null
  throw error
}

const asJson = (request: object) => new Blob([JSON.stringify(request)], { type: 'application/json' })

export const resumeInBrowser: ResumeDeps = {
  tab: {
    read: () => attempt(() => sessionStorage.getItem(entry)),
    write: secret => void attempt(() => sessionStorage.setItem(entry, secret)),
    remove: () => void attempt(() => sessionStorage.removeItem(entry)),
  },
  async post(path, request) {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      cache: 'no-store',
      credentials: 'omit',
    })
    // One that breaks off, as when the page is loaded again, is no answer: it says nothing of what is kept.
    return { status: answer.status, body: answer.status === 200 ? await answer.json().catch(notJson) : null }
  },
  postLate: (request: ResumeBlobRequest) => void navigator.sendBeacon('/api/resume-blob', asJson(request)),
}
