import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { OpenFresh, OpenStores } from './open-stores.ts'

/** One pair of databases for the tests around it, empty before each test. */
export function useStores(open: OpenFresh): () => OpenStores {
  let stores: OpenStores | undefined
  const opened = () => {
    if (!stores) throw new Error('the stores are not open yet')
    return stores
  }
  beforeAll(async () => {
    stores = await open()
  })
  beforeEach(() => opened().empty())
  afterAll(() => stores?.close())
  return opened
}
