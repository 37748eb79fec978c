const answerWithin = 200

/**
 * Whether this person's desk is open in another tab of this browser. If not, it is from now on open in this one, and
 * tabs that ask later hear so. Two open desks would take the socket from each other without end.
 */
export function claimDesk(id: string, channel: BroadcastChannel): Promise<boolean> {
  return new Promise(resolve => {
    const timer = setTimeout(() => {
      channel.onmessage = ({ data }) => {
        if (isAbout(data, 'asks', id)) channel.postMessage({ has: id })
      }
      resolve(true)
    }, answerWithin)
    channel.onmessage = ({ data }) => {
      if (!isAbout(data, 'has', id)) return
      clearTimeout(timer)
      channel.onmessage = null
      resolve(false)
    }
    channel.postMessage({ asks: id })
  })
}

function isAbout(data: unknown, key: 'asks' | 'has', id: string): boolean {
  return typeof data === 'object' && data !== null && Reflect.get(data, key) === id
}
