/**
 * [SI40] The secret of a link, from behind its `#`. It is taken out of the address at once: what stands there is kept in
 * the browser's history and shown to whoever looks at the screen.
 */
export function takeFragment(
  address: Pick<Location, 'hash' | 'pathname'>,
  history: Pick<History, 'replaceState'>,
): string {
  const secret = address.hash.slice(1)
  if (address.hash !== '') history.replaceState(null, '', address.pathname)
  return secret
}
