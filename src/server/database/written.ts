/** A column that the row's state must have. Its absence is damage, never an answer. */
export function written<Value>(value: Value | null): Value {
  if (value === null) throw new Error('a row misses what its state must have')
  return value
}
