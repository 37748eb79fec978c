import { sha256 } from '@noble/hashes/sha2.js'
import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { toBase64url, utf8 } from '../../crypto/bytes.ts'
import { isRefused } from '../../domain/refusal.ts'
import {
  type CheckExampleRequest,
  type CheckedExamplesAnswer,
  checkedExamplesAnswer,
  type ExampleKind,
} from '../../protocol/checked-examples.ts'
import type { Get, Post } from './post.ts'

/** A text that ships with the product: which one, and all its words as they are shown. */
export interface Example {
  readonly kind: ExampleKind
  readonly id: string
  readonly text: string
}

export type Tick = CheckedExamplesAnswer['checked'][number]

/** Changes with every letter of the text: what was ticked is this text and no other. */
function hashOfExample(text: string): string {
  return toBase64url(new Uint8Array(sha256(utf8(text))))
}

/** [DK31] The ticks of coordinators on what ships. As long as they are not loaded, nothing is called an example. */
export class CheckedExamples {
  readonly #ticks = signal<readonly Tick[] | null>(null)
  readonly #deps: { readonly get: Get; readonly post: Post }

  constructor(deps: { readonly get: Get; readonly post: Post }) {
    this.#deps = deps
    void this.load()
  }

  get ticks(): ReadonlySignal<readonly Tick[] | null> {
    return this.#ticks
  }

  /** Asks again. What was known stays when the server cannot be asked. */
  async load(): Promise<void> {
    const answer = await this.#deps.get('/api/checked-examples').catch(() => undefined)
    const parsed = v.safeParse(checkedExamplesAnswer, answer)
    if (parsed.success) this.#ticks.value = parsed.output.checked
  }

  /** The tick on exactly this text; undefined when there is none, null as long as nothing is known. */
  tickOf({ kind, id, text }: Example): Tick | undefined | null {
    if (this.#ticks.value === null) return null
    const hash = hashOfExample(text)
    return this.#ticks.value.find(tick => tick.kind === kind && tick.id === id && tick.hash === hash)
  }

  /** For a coordinator: ticks this text, or takes the tick back. False when the server did not keep it. */
  check(example: Example, isChecked: boolean): Promise<boolean> {
    return this.checkAll([example], isChecked)
  }

  /** The same for several. False when the server did not keep them all. */
  async checkAll(all: readonly Example[], isChecked: boolean): Promise<boolean> {
    let isKept = true
    for (const example of all) isKept = (await this.#checkOne(example, isChecked)) && isKept
    await this.load()
    return isKept
  }

  async #checkOne({ kind, id, text }: Example, isChecked: boolean): Promise<boolean> {
    const request: CheckExampleRequest = { kind, id, hash: hashOfExample(text), isChecked }
    const answer = await this.#deps
      .post('/api/check-example', request)
      .catch(() => ({ refused: 'try-again' }))
    return !isRefused(answer)
  }
}
