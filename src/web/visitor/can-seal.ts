/** Whether this browser has what the seals need: WebCrypto with Ed25519 and X25519, and web sockets. */
export async function canSeal(): Promise<boolean> {
  if (!globalThis.crypto?.subtle || !('WebSocket' in globalThis)) return false
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
    return true
  } catch {
    return false
  }
}
