/**
 * DK2: a browser that saves energy freezes pages that nobody looks at, and a frozen page hears no ring. It spares a
 * page that holds a lock; this one is shared, so that it keeps nobody waiting, and goes with the page.
 */
export function stayAwake(locks: LockManager | undefined = navigator.locks): void {
  const forever = () => new Promise<never>(() => undefined)
  locks?.request('awake', { mode: 'shared' }, forever).catch(() => undefined)
}
