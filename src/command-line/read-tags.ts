/** One tag of a page. A closing tag is named with a slash before it and has no attributes. */
export interface PageTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** What stands between this tag and the next one, as it was written. */
  readonly text: string
}

const doctype = '<!doctype html>'
const tag = /<(\/?[a-z][a-z0-9]*)((?: [a-zA-Z][\w:-]*(?:="[^"<]*")?)*)\/?>([^<]*)/gy
const otherSign = /&(?!lt;|quot;|#39;|amp;)/
const attribute = /([a-zA-Z][\w:-]*)(?:="([^"<]*)")?/g

/**
 * [BP8] Reads a page as this product writes pages, and nothing else: no comment, no `<` in a value, every value in double
 * quotes. Gives the place where it is written in another way instead. Browsers are generous, and what two readers
 * understand in two ways is where something can be hidden; here that is a difference in itself.
 */
export function readTags(html: string): readonly PageTag[] | { readonly strangeAt: string } {
  if (!html.startsWith(doctype)) return { strangeAt: html.slice(0, 60) }
  const tags: PageTag[] = []
  tag.lastIndex = doctype.length
  let end = tag.lastIndex
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const [, name = '', attributes = '', text = ''] = found
    end = tag.lastIndex
    const values = [...attributes.matchAll(attribute)].map(
      ([, key = '', value = '']) => [key, unescaped(value)] as const,
    )
    const known = new Map(values)
    // Of an attribute that stands twice a browser takes the first; and it reads more signs written with & than we do.
    if (known.size < values.length || otherSign.test(attributes)) return { strangeAt: found[0].slice(0, 60) }
    tags.push({ name, attributes: known, text })
  }
  return end === html.length ? tags : { strangeAt: html.slice(end, end + 60) }
}

/** The three that our pages write, and what preact writes for a quote. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
