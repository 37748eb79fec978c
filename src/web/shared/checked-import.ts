/** By address: what is on its way or has come. What failed is forgotten, so that it may be asked for again. */
const coming = new Map<string, Promise<void>>()

/**
 * [BP5] Loads the part `name` of the page, and only with the hash that the page names for it and for what it imports:
 * `<link rel="later" data-for="name" href integrity>`. An `import()` has no place for a hash, but it takes what a
 * `modulepreload` link has brought, and such a link has one. A file that is not what was released fails here and does not
 * run. A browser from before such links (2023) checks no hash. The build puts this around every `import()`.
 */
export async function checkedImport<Part>(name: string, load: () => Promise<Part>): Promise<Part> {
  if (document.createElement('link').relList.supports('modulepreload'))
    await Promise.all([...document.head.querySelectorAll<HTMLLinkElement>(named(name))].map(bring))
  return load()
}

/** Also what the page fetches by itself: refused once, Chromium would fetch it again for an `import()`, without its hash. */
const named = (name: string) => `[rel=modulepreload],[rel=later][data-for~="${name}"]`

function bring({ href, integrity }: HTMLLinkElement): Promise<void> {
  const known = coming.get(href)
  if (known) return known
  const arrival = new Promise<void>((settle, fail) => {
    const link = document.createElement('link')
    link.onload = () => settle()
    link.onerror = () => {
      coming.delete(href)
      link.remove()
      fail(new Error('a part of the page did not come, or was not what was released'))
    }
    link.rel = 'modulepreload'
    link.integrity = integrity
    link.href = href
    document.head.append(link)
  })
  coming.set(href, arrival)
  return arrival
}
