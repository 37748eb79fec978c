import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which builds have the way out before anything else (NT30). */
const withExit = ['welcome', 'contact', 'visitor']

/** What a page fetches by itself, always and at once (PW4): named in its head with what comes first. */
const always = ['rest-of-page']

/**
 * [BP2] Writes `manifest.json` into the folder of the built pages: the hash of every file that a browser may load, and
 * which of them each page names. It holds no time, path or commit: whoever builds the same source gets the same bytes.
 * The lists that Vite made of each build are read and taken away: this one says all.
 */
export function writeManifest(folder, builds, version) {
  const pages = {}
  let exit = []
  for (const build of builds) {
    const list = join(folder, `${build}.json`)
    const chunks = JSON.parse(readFileSync(list, 'utf8'))
    rmSync(list)
    for (const [name, chunk] of Object.entries(chunks).filter(([, { isEntry }]) => isEntry)) {
      const files = filesOfPage(chunks, name)
      if (build === 'exit') exit = files.scripts
      else pages[chunk.name] = { first: withExit.includes(build) ? exit : [], ...files }
    }
  }
  const manifest = { format: 1, product: 'clbchat', version, files: hashesIn(folder), pages: sorted(pages) }
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function hashesIn(folder) {
  const names = readdirSync(join(folder, 'assets')).filter(name => !name.endsWith('.br'))
  const hashed = names.map(name => {
    const bytes = readFileSync(join(folder, 'assets', name))
    const digest = (kind, encoding) => createHash(kind).update(bytes).digest(encoding)
    const integrity = `sha384-${digest('sha384', 'base64')}`
    return [`/assets/${name}`, { bytes: bytes.length, sha256: digest('sha256', 'hex'), integrity }]
  })
  return sorted(Object.fromEntries(hashed))
}

/** A tag is the only place for a check, so what a file imports is named before the file itself (PW6). */
function filesOfPage(chunks, entry) {
  const first = withImports(chunks, entry)
  const scripts = unique(first.map(name => address(chunks[name])))
  const styles = unique(first.flatMap(name => chunks[name].css ?? []).map(file => `/${file}`))
  const later = laterOf(chunks, entry)
  const isAlways = name => always.includes(chunks[name].name)
  const named = unique(later.filter(isAlways).map(name => address(chunks[name])))
  const onDemand = later
    .filter(name => !isAlways(name))
    .map(name => [chunks[name].name, unique(withImports(chunks, name).map(one => address(chunks[one])))])
    .map(([name, files]) => [name, files.filter(file => !scripts.includes(file) && !named.includes(file))])
    .filter(([, files]) => files.length > 0)
  return { scripts, styles, later: named, onDemand: sorted(Object.fromEntries(onDemand)) }
}

/** What a chunk imports, as deep as it goes, then the chunk. */
function withImports(chunks, name) {
  const { imports = [] } = chunks[name]
  return unique([...imports.flatMap(imported => withImports(chunks, imported)), name])
}

/** Every part that may be fetched later, from this page or from a part that was. */
function laterOf(chunks, entry) {
  const found = new Set()
  const look = name => {
    for (const one of withImports(chunks, name).flatMap(within => chunks[within].dynamicImports ?? []))
      if (!found.has(one)) {
        found.add(one)
        look(one)
      }
  }
  look(entry)
  return [...found]
}

const address = chunk => `/${chunk.file}`
const unique = list => [...new Set(list)]
const sorted = record =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))
