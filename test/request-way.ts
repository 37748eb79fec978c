import { openRequestSocket, type PostLine } from '../src/web/shared/request-socket.ts'
import type { Socket } from '../src/web/shared/socket.ts'
import type { OpenWay, Way } from './pages-in-node.ts'

/** The page's own requests in place of a WebSocket, straight to the house or through a proxy at `through`. */
export function byRequests(isStreamed: boolean, through?: () => string): OpenWay {
  return (url, path) => {
    const post: PostLine = (to, body, signal) =>
      fetch(`${through?.() ?? url}${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body,
        signal,
      })
    return opened(openRequestSocket(path, isStreamed, post))
  }
}

/** Waits until a page's socket is open. */
export function opened(socket: Socket): Promise<Way> {
  let is: 'opening' | 'open' | 'closed' = 'opening'
  const missed: string[] = []
  let hear = (text: string): void => void missed.push(text)
  let close = (): void => undefined
  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => hear(String(data))
    socket.onclose = () => {
      if (is === 'opening') reject(new Error('this way did not open'))
      is = 'closed'
      close()
    }
    socket.onopen = () => {
      is = 'open'
      resolve({
        send: text => socket.send(text.toString()),
        cut() {
          is = 'closed'
          socket.close()
          close()
        },
        isOpen: () => is === 'open',
        isClosed: () => is === 'closed',
        listen(heard, closed) {
          hear = heard
          close = closed
          for (const text of missed.splice(0)) heard(text)
        },
      })
    }
  })
}
