import * as v from 'valibot'
import { type Bytes, fromBase64url, jsonBytes, toBase64url } from '../../crypto/bytes.ts'
import { openResumeBlob, type ResumeKeys, sealResumeBlob } from '../../crypto/resume.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import { resumeAnswer } from '../../protocol/resume.ts'
import { type ReloadContent, readReloadContent } from './reload-content.ts'

/** [SE23] The request that has this content kept; `isCut` when not all of it fits. */
export async function requestOf(keys: ResumeKeys, content: ReloadContent) {
  const [loc, authHash] = [toBase64url(keys.loc), toBase64url(keys.authHash)]
  const { bytes, isCut } = fitted(content)
  const blob = toBase64url(await sealResumeBlob(keys, bytes))
  return { request: { c: content.c, ticket: content.ticket, loc, authHash, blob, replaces: null }, isCut }
}

/** A size says something too: how much was typed, and when. So it grows in steps. */
const step = 2_048
const mostBytes = 30 * step

/** The content as bytes with spaces after it; of more than fits, the newest words that wait are left out. */
function fitted(content: ReloadContent): { readonly bytes: Bytes; readonly isCut: boolean } {
  const json = jsonBytes(content)
  const { talk } = content
  if (json.length > mostBytes && talk && talk.unsaid.length > 0)
    return { ...fitted({ ...content, talk: { ...talk, unsaid: talk.unsaid.slice(0, -1) } }), isCut: true }
  const bytes = new Uint8Array(Math.ceil(json.length / step) * step).fill(0x20)
  bytes.set(json)
  return { bytes, isCut: false }
}

/** The content of an answer of the server, or undefined when these keys do not open it. */
export async function opened(keys: ResumeKeys, body: unknown): Promise<ReloadContent | undefined> {
  const answer = v.safeParse(resumeAnswer, body)
  const blob = answer.success ? fromBase64url(answer.output.blob) : undefined
  const content = blob && (await openResumeBlob(keys, blob))
  return content && !isRefused(content) ? readReloadContent(content) : undefined
}
