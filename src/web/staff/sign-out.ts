import type { Post } from './post.ts'

/**
 * Ends the session and loads the page anew: keys and everything shown lived only in this page's memory, so the
 * reload is what erases them. Without connection the page is erased all the same; the session then ends by itself.
 */
export async function signOut(post: Post, reload: () => void): Promise<void> {
  try {
    await post('/api/sign-out', {})
  } catch {
    // No connection: the session ends by its own time.
  }
  reload()
}
