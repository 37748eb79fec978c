import { useEffect, useState } from 'preact/hooks'

/** The time of this page's clock in milliseconds, looked at again every so often. */
export function useNow(everyMilliseconds: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds)
    return () => clearInterval(timer)
  }, [everyMilliseconds])
  return now
}
