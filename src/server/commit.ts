/**
 * One transition, one transaction: `work` sees the stores inside one transaction, and the promise resolves after
 * that transaction is durably on disk. What is told to people (acks, frames) is told after it resolves.
 * A refusal is a value: `work` returns it and what it wrote before stays written, so refuse first and write then.
 * When `work` throws, nothing of it is kept and the promise rejects.
 */
export type Commit<Stores> = <Answer>(work: (stores: Stores) => Promise<Answer>) => Promise<Answer>
