import { useEffect, useRef } from 'preact/hooks'

const everyMilliseconds = 60_000

/** Reads anew every minute while the page is in sight, and as soon as it comes into sight: others change it too. */
export function useFresh(read: () => Promise<void>): void {
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    const look = () => {
      if (!document.hidden) void latest.current()
    }
    const timer = setInterval(look, everyMilliseconds)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}
