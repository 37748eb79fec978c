import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely'

/**
 * A query whose text is made once per database, for what every message asks: building and compiling it each time
 * costs more than the database does. `build` gets stand-ins: it may hand them to Kysely and do nothing else with them.
 * What comes back takes the transaction and the real values, and gives the rows.
 */
export function compiledOnce<Tables, Given extends object, Row>(
  build: (db: Kysely<Tables>, given: Given) => Compilable<Row>,
): (trx: Kysely<Tables>, given: Given) => Promise<Row[]> {
  const texts = new WeakMap<DialectAdapter, CompiledQuery<Row>>()
  return async (trx, given) => {
    const { adapter } = trx.getExecutor()
    const text = texts.get(adapter) ?? build(trx, standIns<Given>()).compile()
    texts.set(adapter, text)
    const parameters = text.parameters.map(parameter => valueFor(parameter, given))
    const { rows } = await trx.executeQuery<Row>({ ...text, parameters })
    return rows
  }
}

class StandIn {
  readonly name: PropertyKey

  constructor(name: PropertyKey) {
    this.name = name
  }
}

function standIns<Given extends object>(): Given {
  return new Proxy({} as Given, { get: (_, name) => new StandIn(name) })
}

function valueFor(parameter: unknown, given: object): unknown {
  return parameter instanceof StandIn ? Reflect.get(given, parameter.name) : parameter
}
