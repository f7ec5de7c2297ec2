import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Db } from './db.ts';

/** Stands in a query for a value that is given each time the query is run. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query whose SQL is made once for each database and then only run: making it anew takes longer than many a query
 * itself, which counts where a page or a comment needs ten. `build` gets slots in the place of values, and must make the
 * same query whatever they will hold: a slot cannot choose a column, nor stand for a list.
 */
export function prepared<Values extends object, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<QueryResult<Row>> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  const slots = new Proxy({} as Values, { get: (_, name) => new Slot(String(name)) });
  return (db, values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (!query) {
      query = build(db, slots).compile();
      compiled.set(adapter, query);
    }
    const given = values as Readonly<Record<string, unknown>>;
    const parameters = query.parameters.map((one) => (one instanceof Slot ? given[one.name] : one));
    return db.executeQuery({ ...query, parameters });
  };
}
