import * as v from 'valibot'
import type { ContactRequest, ContactWords, SealedLetter } from '../../../protocol/contact.ts'
import type { PageSettings } from '../../../protocol/page-settings.ts'
import { workAsked } from '../../../protocol/work.ts'
import { solveWork } from '../../shared/solve-work.ts'
import type { ContactAnswer, ContactWays } from './contact-sending.ts'

const alike: RequestInit = { credentials: 'omit', cache: 'no-store', redirect: 'error' }

/** The ways out of a page in a browser. Work stops when `left` says that the page is gone. */
export function waysOut(settings: PageSettings, left: AbortSignal): ContactWays {
  return {
    async work() {
      const answer = await fetch('/api/contact/work', alike)
      if (!answer.ok) throw new Error('no work was given')
      return solveWork(v.parse(workAsked, await answer.json()), left)
    },
    seal: words => sealWords(settings, words),
    post,
    makeId: () => base64url(crypto.getRandomValues(new Uint8Array(16))),
  }
}

/** [CT5] The seals come only now, when somebody sends: who only reads the page does not load them. */
async function sealWords(settings: PageSettings, words: ContactWords): Promise<SealedLetter | null> {
  const [{ askVaultKey }, { sealLetter }] = await Promise.all([
    import('../../shared/vault-key.ts'),
    import('../../../crypto/vault-letter.ts'),
  ])
  const key = await askVaultKey(settings)
  return key && sealLetter('contact', key, JSON.stringify(words))
}

async function post(request: ContactRequest): Promise<ContactAnswer> {
  const answer = await fetch('/api/contact', {
    ...{ ...alike, method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(request),
  })
  if (answer.ok) return 'kept'
  // `expired` and `proof-refused` (CT8).
  if (answer.status === 410 || answer.status === 403) return 'work-refused'
  const seconds = Number(answer.headers.get('retry-after'))
  // A minute later: the clock shows no seconds.
  return answer.status === 429 ? { until: Date.now() + seconds * 1000 + 60_000 } : 'refused'
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
