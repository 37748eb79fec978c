import * as v from 'valibot'

const entries = ['welcome', 'contact', 'visitor', 'desk', 'set-up', 'invitation'] as const

/** The pages that load files of their own: each public page without any is a `welcome`. */
export type Entry = (typeof entries)[number]

/** The address of a built file, as a page names it. */
const address = v.pipe(v.string(), v.regex(/^\/assets\/[\w.-]+$/))

const file = v.strictObject({
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  integrity: v.pipe(v.string(), v.regex(/^sha384-[A-Za-z0-9+/]{64}$/)),
})

const page = v.strictObject({
  /** What runs before anything of the page is shown (NT30). */
  first: v.array(address),
  scripts: v.array(address),
  styles: v.array(address),
  later: v.array(address),
  onDemand: v.record(v.string(), v.array(address)),
})

const manifest = v.pipe(
  v.strictObject({
    format: v.literal(1),
    product: v.literal('clbchat'),
    version: v.string(),
    files: v.record(address, file),
    pages: v.strictObject(v.entriesFromList(entries, page)),
  }),
  v.check(({ files, pages }) =>
    Object.values(pages)
      .flatMap(({ onDemand, ...named }) => [...Object.values(named), ...Object.values(onDemand)])
      .flat()
      .every(name => files[name]),
  ),
)

/** [BP2] What a release is: every file that a browser may load with its hash, and which of them each page names. */
export type ReleaseManifest = v.InferOutput<typeof manifest>

/** The manifest in the bytes of `manifest.json`, or undefined where they are none, or name a file without a hash. */
export function parseManifest(text: string): ReleaseManifest | undefined {
  try {
    const parsed = v.safeParse(manifest, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
