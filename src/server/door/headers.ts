import type { Settings } from '../settings.ts'

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

const allOff = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'clipboard-read'],
  ...[
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
  ],
  ...['magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'screen-wake-lock', 'serial'],
  ...['usb', 'xr-spatial-tracking'],
]
  .map(feature => `${feature}=()`)
  .join(', ')

/** [CT3] The policy of a page with a form that works without script; no other page may post anywhere. */
export const formPolicy = policy.replace("form-action 'none'", "form-action 'self'")

/** [SC1] The headers of every answer (security.md 5.3). HSTS only where the address is https. */
export function headersFor({ publicUrl }: Settings): Readonly<Record<string, string>> {
  const always = {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'x-robots-tag': 'noarchive',
    'permissions-policy': allOff,
  }
  return publicUrl.startsWith('https:')
    ? { ...always, 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    : always
}
