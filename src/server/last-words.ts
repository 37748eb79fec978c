/**
 * [NR8] What a process says when something breaks that nobody caught: the class of the error and where in the code it
 * was, and never its message. A parser quotes what it could not read, and a database the row that it did not take.
 * Ends the process with 1, as it would have ended anyway.
 */
export function keepLastWordsShort(): void {
  process.on('uncaughtException', error => {
    process.stderr.write(`The helpline broke down.\n${lastWordsOf(error)}\n`)
    process.exit(1)
  })
}

/** The class of an error and the places of its stack. What was thrown and is no error says nothing. */
export function lastWordsOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'something that is no error was thrown'
  const { name, message, stack = '' } = thrown
  const kind = /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error'
  const after = stack.indexOf(message)
  // A message may have lines of its own that look like places: only what stands behind all of it counts.
  const places =
    after < 0
      ? []
      : stack
          .slice(after + message.length)
          .split('\n')
          .slice(1)
  return [kind, ...places.filter(line => line.startsWith('    at '))].join('\n')
}
