/** A GET to the own server: JSON out, the session only in its cookie. Throws at every answer that is not what was asked. */
export async function get(path: string): Promise<unknown> {
  const answer = await fetch(path, {
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}
