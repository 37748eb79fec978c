import type { Block, Inline, SitePage } from '../../protocol/site-pages.ts'
import { htmlDocument, type PageData } from './document.ts'
import { PageInsert } from './page-insert.tsx'
import { PageVersions } from './page-versions.tsx'
import { SiteFrame } from './site-frame.tsx'

interface TextPageData extends PageData {
  readonly page: SitePage
  /** Scheme and host of this site: other languages are named by their whole address. */
  readonly origin: string
}

/** [SP1] A page that the helpline wrote, in its own language. Whole without script. */
export function textPage({ page, origin, ...data }: TextPageData): string {
  return htmlDocument(data, {
    title: `${page.title} ${data.settings.name}`,
    isForEveryone: true,
    language: page.language,
    alternates: alternatesOf(page, origin),
    body: (
      <SiteFrame data={data} title={page.title} here={page.href} language={page.language}>
        <TextPage data={data} page={page} />
      </SiteFrame>
    ),
    data: { settings: data.settings },
  })
}

/** The ordinary text of each language. A simpler one has no code of its own. */
function alternatesOf(page: SitePage, origin: string) {
  const ordinary = [page, ...page.versions].filter(({ isSimple }) => !isSimple)
  return ordinary.length < 2 ? [] : ordinary.map(({ href, language }) => ({ href: origin + href, language }))
}

function TextPage({ data, page }: { readonly data: PageData; readonly page: SitePage }) {
  return (
    <div class="text-page">
      <PageVersions versions={page.versions} />
      {page.lead && <p class="lead">{page.lead}</p>}
      {page.blocks.map((block, index) => (
        <BlockOf key={index} block={block} data={data} page={page} />
      ))}
    </div>
  )
}

interface BlockProps {
  readonly block: Block
  readonly data: PageData
  readonly page: SitePage
}

function BlockOf({ block, data, page }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2 id={block.id}>{block.text}</h2> : <h3 id={block.id}>{block.text}</h3>
    case 'paragraph':
      return (
        <p>
          <Words parts={block.parts} />
        </p>
      )
    case 'note':
      return (
        <p class="note">
          <Words parts={block.parts} />
        </p>
      )
    case 'list': {
      const items = block.items.map((parts, index) => (
        <li key={index}>
          <Words parts={parts} />
        </li>
      ))
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'insert':
      return (
        <div class="page-insert" {...(page.language !== 'nl' && { lang: 'nl-BE' })}>
          <PageInsert insert={block.insert} data={data} />
        </div>
      )
  }
}

function Words({ parts }: { readonly parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <WordsOf key={index} part={part} />
      ))}
    </>
  )
}

/** Nothing is told to another site of where one comes from. */
function WordsOf({ part }: { readonly part: Inline }) {
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>
    case 'strong':
      return <strong>{part.text}</strong>
    case 'key':
      return <kbd>{part.text}</kbd>
    case 'link':
      return part.to.startsWith('https:') ? (
        <a href={part.to} rel="noopener noreferrer">
          {part.text}
        </a>
      ) : (
        <a href={part.to}>{part.text}</a>
      )
  }
}
