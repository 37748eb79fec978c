import * as v from 'valibot'

/**
 * What the public site tells everyone: no secrets, no people.
 * open: somebody is free or will be; waiting: all are talking and a place in the queue is free; full: no place;
 * unattended: nobody is at the desk, one may wait; closed: the door is shut; not-set-up: no root key yet.
 */
export const publicStatus = v.strictObject({
  state: v.picklist(['open', 'waiting', 'full', 'unattended', 'closed', 'not-set-up']),
  waiting: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type PublicStatus = v.InferOutput<typeof publicStatus>
