import type { Settings } from '../settings.ts'
import type { Side } from './origin.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const strict = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'x-robots-tag': 'noarchive',
}

type Headers = Readonly<Record<string, string>>

/**
 * Everything that Chromium lets a page have, as a page of visitors needs none of it. Not here: client hints, which we never
 * ask for; the local network, where our own server may be; and sound in a tab that nobody looks at, which is how a
 * counsellor hears that somebody waits.
 */
const features = [
  ...['accelerometer', 'aria-notify', 'autoplay', 'browsing-topics', 'camera', 'captured-surface-control'],
  ...['clipboard-read', 'clipboard-write', 'compute-pressure', 'cross-origin-isolated', 'deferred-fetch'],
  ...['deferred-fetch-minimal', 'digital-credentials-create', 'digital-credentials-get', 'display-capture'],
  ...['encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid'],
  ...['identity-credentials-get', 'idle-detection', 'keyboard-map', 'language-detector', 'language-model'],
  ...['local-fonts', 'magnetometer', 'microphone', 'midi', 'on-device-speech-recognition'],
  ...['otp-credentials', 'payment', 'picture-in-picture', 'private-state-token-issuance'],
  ...['private-state-token-redemption', 'publickey-credentials-create', 'publickey-credentials-get'],
  ...['screen-wake-lock', 'serial', 'speaker-selection', 'storage-access', 'summarizer', 'sync-xhr'],
  ...['translator', 'unload', 'usb', 'window-management', 'xr-spatial-tracking'],
]
/** A page of staff signs in with a passkey, and copies a link. */
const featuresOfStaff = ['clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get']

const permissions = (ours: readonly string[]) =>
  features.map(feature => `${feature}=(${ours.includes(feature) ? 'self' : ''})`).join(', ')

/** [SC24] Where answers differ from the strict headers of security.md 5.3, by the kind of their route, and nowhere else. */
const kinds = {
  /** [CT3] A page with a form that works without script; no other page may post anywhere. */
  form: { 'content-security-policy': policy.replace("form-action 'none'", "form-action 'self'") },
  'staff-page': { 'permissions-policy': permissions(featuresOfStaff) },
} satisfies Record<string, Headers>

/** [SC24] The same, for answers that bring what was asked; a refusal is as strict as any. */
const givenKinds = {
  /** [S8] Readable by pages of other sites, and by nobody else's scripts about us. */
  'for-others': {
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=15',
  },
  /** Its address changes with what it holds. */
  lasting: { 'cache-control': 'public, max-age=31536000, immutable' },
  /** The same for everyone, and asked for by everyone. */
  hourly: { 'cache-control': 'public, max-age=3600' },
} satisfies Record<string, Headers>

export type Kind = keyof typeof kinds | keyof typeof givenKinds

/** Where pages of staff say that their policy was broken; pages of visitors say it to nobody (SC25). */
export const reportPath = '/api/csp-report'

export interface HeadersFor {
  /** What every answer carries, before anybody knows which route was asked. */
  readonly strict: Headers
  /** [SC1] What an answer with this status carries, of a route of this kind, on the host of this side. */
  of(kind: Kind | undefined, side: Side | undefined, status: number): Headers
}

/** [SC1] The headers of every answer (security.md 5.3). HSTS only where the address is https. */
export function headersFor({ publicUrl }: Pick<Settings, 'publicUrl'>): HeadersFor {
  const always: Headers = {
    ...strict,
    'permissions-policy': permissions([]),
    ...(publicUrl.startsWith('https:') && {
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    }),
  }
  const forStaff = { ...always, 'content-security-policy': `${policy}; report-uri ${reportPath}` }
  return {
    strict: always,
    of(kind, side, status) {
      const usual = side === 'staff' ? forStaff : always
      const isGiven = status < 300 || status === 304
      return { ...usual, ...differing(kind, isGiven) }
    },
  }
}

function differing(kind: Kind | undefined, isGiven: boolean): Headers {
  if (kind === 'form' || kind === 'staff-page') return kinds[kind]
  return kind && isGiven ? givenKinds[kind] : {}
}
