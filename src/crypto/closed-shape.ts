import { fromBase64url } from './bytes.ts'

/** Tells whether an unknown value is a T. */
export type Guard<T> = (value: unknown) => value is T
export type Guarded<G> = G extends Guard<infer T> ? T : never
type Shape = Readonly<Record<string, Guard<unknown>>>
type Closed<R extends Shape, O extends Shape> = { [K in keyof R]: Guarded<R[K]> } & {
  [K in keyof O]?: Guarded<O[K]>
}

/** An object with exactly these fields: a missing one or an unknown one is a no ("unknown field: reject"). */
export function closed<R extends Shape, O extends Shape = Record<never, never>>(
  required: R,
  optional?: O,
): Guard<Closed<R, O>> {
  const shape: Shape = { ...required, ...optional }
  return (value): value is Closed<R, O> =>
    isObject(value) &&
    Object.keys(required).every(name => Object.hasOwn(value, name)) &&
    Object.entries(value).every(
      ([name, field]) => Object.hasOwn(shape, name) && shape[name]?.(field) === true,
    )
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function oneOf<const T extends string | number>(...allowed: readonly T[]): Guard<T> {
  return (value): value is T => allowed.some(one => one === value)
}

export function listOf<T>(guard: Guard<T>, atMost: number): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.length <= atMost && value.every(guard)
}

/** Well-formed text of 1 … `atMost` UTF-16 units on one line, without control characters. */
export function oneLine(atMost: number): Guard<string> {
  return (value): value is string =>
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= atMost &&
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value)
}

/** Base64url of exactly `length` bytes. */
export function bytesOf(length: number): Guard<string> {
  return (value): value is string => typeof value === 'string' && fromBase64url(value)?.length === length
}

export function wholeNumber(from: number, upTo: number): Guard<number> {
  return (value): value is number => Number.isInteger(value) && Number(value) >= from && Number(value) <= upTo
}

export const yesOrNo: Guard<boolean> = value => typeof value === 'boolean'

/** An id that is safe everywhere: 1 … 64 of A-Z a-z 0-9 . _ - */
export const identifier: Guard<string> = (value): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(value)

/** Seconds since 1970, as in signed objects (SE15). */
export const seconds: Guard<number> = wholeNumber(0, 0xffffffff)
