import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseManifest, type ReleaseManifest } from '../server/door/release-manifest.ts'
import { readRootFile } from '../server/root-key.ts'
import { readSite, type Site } from '../server/site-folder.ts'
import { type Ask, askSite, NotReached } from './ask-outside.ts'
import { checkFiles, unpacked } from './check-files.ts'
import { checkPages } from './check-pages.ts'
import { compareSettings } from './compare-settings.ts'
import { isSignedBy, readPublicKey } from './sign-pages.ts'

/** What was typed. Every path is of this machine, never of the server that is looked at. */
export interface Asked {
  /** A release: the folder of its built pages, or its `manifest.json`. Without it that of the server, if it is signed. */
  readonly release?: string
  /** Public key (PEM) of who makes releases: then the signature is checked too. */
  readonly signedBy?: string
  /** The helpline's `root.pub`. */
  readonly rootKey?: string
  /** The helpline's site folder: then its words, keys and colours are compared too. */
  readonly site?: string
  /** Look at the pages of staff instead of those of visitors. */
  readonly staff?: true
  /** `socks5://127.0.0.1:9050`: through Tor. */
  readonly proxy?: string
}

/** 0: the same. 1: something differs. 2: it could not be looked at. */
type Ending = 0 | 1 | 2

/** What an administrator can put right before anything is compared. */
class CannotCheck extends Error {}

/**
 * [BP7] [BP8] [BP9] [BP10] Compares a running site with a release, from outside, as any visitor might. Says every
 * difference, a line each, with what was expected; asks for nothing that a browser would not, and changes nothing.
 */
export async function verifyPages(url: string, asked: Asked, say: (line: string) => void): Promise<Ending> {
  try {
    const site = siteAt(url)
    const ask = askSite(site, asked.proxy === undefined ? undefined : proxyAt(asked.proxy))
    const { release, differences: ofRelease } = await releaseFor(ask, asked)
    const own = asked.site === undefined ? undefined : readSite(asked.site)
    const place = { site, side: asked.staff ? 'staff' : 'visitors' } as const
    const pages = await checkPages(ask, { ...place, release })
    const differences = [
      ...ofRelease,
      ...(await checkFiles(ask, place, release)),
      ...pages.differences,
      ...compareSettings(pages.settings, { root: rootFor(asked), own: own?.settings }),
      ...(await checkOwnStyles(ask, new Set([...pages.ownStyles.values()]), own)),
    ]
    for (const difference of differences) say(difference)
    say(summary(site, release, differences.length, pages.settings.size))
    if (differences.length > 0) return 1
    for (const line of notCompared(asked, [...pages.settings.values()][0]?.rootKey ?? null)) say(line)
    return 0
  } catch (error) {
    if (!(error instanceof NotReached) && !(error instanceof CannotCheck)) throw error
    say(`could not look: ${error.message}`)
    return 2
  }
}

function siteAt(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  )
    throw new CannotCheck(`expected the address of a site, as https://chat.example.be; found "${text}"`)
  return url
}

function proxyAt(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^socks5h?:$/.test(url.protocol) || url.username)
    throw new CannotCheck(`expected a SOCKS 5 proxy, as socks5://127.0.0.1:9050; found "${text}"`)
  return url
}

interface Compared {
  readonly release: ReleaseManifest
  readonly differences: readonly string[]
}

/** The release to compare with; what the server says of itself counts only where it was signed. */
async function releaseFor(ask: Ask, { release: path, signedBy }: Asked): Promise<Compared> {
  const key = signedBy === undefined ? undefined : readPublicKey(signedBy)
  if (signedBy !== undefined && !key)
    throw new CannotCheck(`${signedBy}: expected an Ed25519 public key in PEM`)
  const served = await ask('/manifest.json')
  const servedBytes = served.status === 200 ? await unpacked(served) : undefined
  const local = path === undefined ? undefined : readLocal(path)
  const bytes = local?.bytes ?? (key && servedBytes)
  if (!bytes)
    throw new CannotCheck('expected a release to compare with, or a key that signed what the site serves')
  const release = parseManifest(bytes.toString())
  if (!release) throw new CannotCheck(`${path ?? '/manifest.json'}: is no manifest of a release`)
  const differences: string[] = []
  if (!servedBytes?.equals(bytes))
    differences.push(
      `/manifest.json: expected that of clbchat ${release.version}, found ${found(servedBytes)}`,
    )
  if (key && !isSignedBy(key, bytes, local?.signature ?? (await ask('/manifest.sig')).body.toString()))
    differences.push(`/manifest.sig: expected a signature of ${signedBy}, found none that holds`)
  return { release, differences }
}

function readLocal(path: string): { readonly bytes: Buffer; readonly signature: string | undefined } {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
  const file = isFolder ? join(path, 'manifest.json') : path
  if (!existsSync(file)) throw new CannotCheck(`${file}: there is no such file; is the release built?`)
  const signature = join(dirname(file), 'manifest.sig')
  return {
    bytes: readFileSync(file),
    signature: existsSync(signature) ? readFileSync(signature, 'utf8') : undefined,
  }
}

function found(bytes: Buffer | undefined): string {
  const other = bytes && parseManifest(bytes.toString())
  return other ? `that of clbchat ${other.version} with other hashes` : 'none'
}

function rootFor({ rootKey, site }: Asked) {
  const inSite = site === undefined ? undefined : join(site, 'root.pub')
  const path = rootKey ?? (inSite && existsSync(inSite) ? inSite : undefined)
  if (path === undefined) return undefined
  const root = readRootFile(path)
  if (!root) throw new CannotCheck(`${path}: expected the root.pub of a helpline`)
  return root
}

/** The helpline's own style sheet is no part of a release: it is that of the site folder, or at least what its tag says. */
async function checkOwnStyles(
  ask: Ask,
  styles: ReadonlySet<{ readonly href: string; readonly integrity: string } | undefined>,
  own: Site | undefined,
): Promise<string[]> {
  const differences: string[] = []
  for (const style of styles) {
    const expected = own?.look.style
    if (own && (style?.href !== expected?.href || style?.integrity !== expected?.integrity))
      differences.push(
        `${style?.href ?? 'the pages'}: expected the style sheet ${expected?.href ?? '(none)'}`,
      )
    if (!style) continue
    const bytes = await unpacked(await ask(style.href))
    const integrity = `sha384-${createHash('sha384')
      .update(bytes ?? '')
      .digest('base64')}`
    if (integrity !== style.integrity)
      differences.push(`${style.href}: expected ${style.integrity}, found ${integrity}`)
  }
  return differences
}

function summary(site: URL, release: ReleaseManifest, differences: number, pages: number): string {
  const count = differences === 1 ? '1 difference' : `${differences} differences`
  if (differences > 0) return `${site.origin}: ${count} from clbchat ${release.version}.`
  const files = Object.keys(release.files).length
  return `${site.origin}: the same as clbchat ${release.version}, in ${pages} pages and ${files} files.`
}

function notCompared(asked: Asked, rootKey: string | null): string[] {
  const isRootKnown = asked.rootKey !== undefined || rootFor(asked) !== undefined
  return [
    ...(isRootKnown ? [] : [`Not compared: the root key ${rootKey ?? '(none yet)'}. Give --root-key.`]),
    ...(asked.site === undefined ? ['Not compared: words, numbers and colours. Give --site.'] : []),
  ]
}
