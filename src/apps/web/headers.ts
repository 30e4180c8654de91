const nowhere = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** Writes the content policy of a page: nothing runs or loads but our own, and nobody may frame it. */
function contentPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    dev ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** Sets what every answer of the pages carries; `secret` pages are never stored and send no referrer. */
export function secure(
  headers: Headers,
  { nonce, dev, secret, https }: { nonce: string; dev: boolean; secret: boolean; https: boolean },
) {
  headers.set('content-security-policy', contentPolicy(nonce, dev))
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', secret ? 'no-referrer' : 'strict-origin-when-cross-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', nowhere.map((feature) => `${feature}=()`).join(', '))
  if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (secret) headers.set('cache-control', 'no-store')
  else if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache')
  headers.append('vary', 'Cookie, Accept-Language')
}
