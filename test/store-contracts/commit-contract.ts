import { expect, test } from 'vitest'
import type { OpenFresh } from './open-stores.ts'
import { secrets, waiting } from './specimens.ts'
import { useStores } from './use-stores.ts'

/** What `commit` must do, on every database. */
export function commitContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)
  const join = (id: string) => stores().live(({ places }) => places.add(waiting(id), secrets))
  const namesInLine = async () =>
    (await stores().live(({ places }) => places.inLine())).map(place => place.conversation)

  test('[ST2] works run one after another, in the order of asking, and the answers come in that order', async () => {
    const begun: number[] = []
    const heard: number[] = []
    const works = Array.from({ length: 300 }, (_, index) =>
      stores()
        .live(async ({ places }) => {
          begun.push(index)
          await places.add(waiting(`visitor ${index}`), secrets)
          return (await places.all()).length
        })
        .then(answer => {
          heard.push(index)
          return answer
        }),
    )
    const answers = await Promise.all(works)
    expect(begun).toEqual(works.map((_, index) => index))
    expect(heard).toEqual(begun)
    expect(answers).toEqual(works.map((_, index) => index + 1))
  })

  test('[ST2] a work sees what the work before it wrote', async () => {
    const [, seen] = await Promise.all([join('anna'), namesInLine()])
    expect(seen).toEqual(['anna'])
  })

  test('[ST3] work that throws leaves nothing, alone or among others, and disturbs nobody', async () => {
    const fail = (id: string) =>
      stores().live(async ({ places }) => {
        await places.add(waiting(id), secrets)
        throw new Error(`broken for ${id}`)
      })
    await expect(fail('alone')).rejects.toThrow('broken for alone')
    const settled = await Promise.allSettled([
      join('anna'),
      fail('bo'),
      join('cas'),
      fail('dirk'),
      join('els'),
    ])
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(await namesInLine()).toEqual(['anna', 'cas', 'els'])
  })

  test('[ST3] what a database forbids is undone alone as well', async () => {
    const settled = await Promise.allSettled([join('anna'), join('anna'), join('bo')])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await namesInLine()).toEqual(['anna', 'bo'])
  })

  test('[ST4] a commit inside a commit is refused at once, and the next commit goes on', async () => {
    await expect(stores().live(() => join('anna'))).rejects.toThrow('inside a commit')
    await Promise.all([
      join('bo'),
      stores()
        .live(async () => undefined)
        .then(() => join('cas')),
    ])
    expect(await namesInLine()).toEqual(['bo', 'cas'])
  })

  test('[ST4] nor does a commit in one database wait for one in the other', async () => {
    const across = stores().live(() => stores().main(({ accounts }) => accounts.all()))
    await expect(across).rejects.toThrow('inside a commit')
  })

  test('[ST4] what a work set going may commit once that work is over', async () => {
    const over = Promise.withResolvers<void>()
    const later = Promise.withResolvers<void>()
    await stores().live(async () => {
      over.promise.then(() => join('anna')).then(later.resolve, later.reject)
    })
    over.resolve()
    await later.promise
    expect(await namesInLine()).toEqual(['anna'])
  })

  test('[ST2] closing settles what was asked, and refuses what comes after', async () => {
    const own = await openFresh()
    const add = own.live(({ places }) => places.add(waiting('anna'), secrets))
    const closed = own.close()
    await add
    await closed
    await expect(own.live(({ places }) => places.all())).rejects.toThrow('closed')
  })
}
