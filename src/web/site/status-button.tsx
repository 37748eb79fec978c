import { renderToString } from 'preact-render-to-string'
import { momentInWords } from '../../domain/hours-in-words.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { doorWords } from '../shared/door-words.ts'
import { siteTexts } from './texts.ts'

const [width, height] = [320, 76]
/** Open, perhaps, shut: each with its own shape, because colours alone tell not everyone. */
const colours = { open: '#1d5b4b', busy: '#f4c13d', shut: '#fffdf8' } as const

/**
 * A button for the site of a school: a whole HTML page for a frame, without script, style sheet, cookie or anything that
 * counts. `home` is the address of the helpline, absolute where the markup is copied into another site.
 */
export function statusButton(status: PublicStatus, settings: PageSettings, home = '/'): string {
  const body = (
    <a href={home} target="_blank" rel="noopener noreferrer">
      <Sign status={status} name={settings.name} />
    </a>
  )
  return [
    '<!doctype html><html lang="nl-BE"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(settings.name)}</title></head><body>${renderToString(body)}</body></html>`,
  ].join('')
}

/** The same sign as an image, for `<img src="…/status-knop.svg" alt="…">` within a link. */
export function statusSvg(status: PublicStatus, settings: Pick<PageSettings, 'name'>): string {
  return renderToString(<Sign status={status} name={settings.name} />)
}

interface SignProps {
  readonly status: PublicStatus
  readonly name: string
}

/** Only attributes, no styles: it looks the same under every content security policy. */
function Sign({ status, name }: SignProps) {
  const font = { 'font-family': 'system-ui, sans-serif', fill: '#1b2733' }
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
    >
      <title>{labelOf(status, name)}</title>
      <rect
        x="1"
        y="1"
        width={width - 2}
        height={height - 2}
        rx="10"
        fill="#faf5ea"
        stroke="#1b2733"
        stroke-width="2"
      />
      <g transform="translate(16 24)">
        <path d="M5 3h15l5 5v12a5 5 0 0 1-5 5h-8l-6 3.2V25H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z" fill="#1d5b4b" />
        <path d="M20 3v3.6A1.4 1.4 0 0 0 21.4 8H25z" fill="#f4c13d" />
        <path d="M8 11h10M8 15.5h7" fill="none" stroke="#fffdf8" stroke-width="2.2" stroke-linecap="round" />
      </g>
      <text x="56" y="32" font-size="18" font-weight="700" {...font}>
        {name}
      </text>
      <Dot status={status} />
      <text x="74" y="57" font-size="14" {...font}>
        {shortened(signWords(status))}
      </text>
    </svg>
  )
}

function Dot({ status }: { readonly status: PublicStatus }) {
  const kind = !status.mayCome ? 'shut' : status.state === 'open' ? 'open' : 'busy'
  return (
    <rect
      x="56"
      y="45"
      width="12"
      height="12"
      rx="3"
      fill={colours[kind]}
      stroke="#1b2733"
      stroke-width="1.5"
    />
  )
}

function labelOf(status: PublicStatus, name: string): string {
  return siteTexts.buttonLabel(name, doorWords(status).words)
}

/** One short line: a sign has no room for more, and the label says it in full. */
function signWords({ state, opening, now }: PublicStatus): string {
  const opensAt = opening.isOpen ? null : opening.opensAt
  return opensAt ? siteTexts.sign.opensAt(momentInWords(opensAt, now)) : siteTexts.sign[state]
}

/** Words wider than the sign would be cut in the middle of a letter. */
function shortened(words: string): string {
  return words.length <= 33 ? words : `${words.slice(0, 32).trimEnd()}…`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
