import type { Db, Store } from '#store';
import { newId } from '#base';
import { createAdapterFactory, type CleanedWhere, type CustomAdapter } from 'better-auth/adapters';
import type { ExpressionBuilder, Kysely, SqlBool, Expression } from 'kysely';

type Row = Record<string, unknown>;
/** The library names tables and columns at run time; its own schema, mapped in `auth.ts`, says which. */
type Loose = Kysely<Record<string, Row>>;
type Builder = ExpressionBuilder<Record<string, Row>, string>;

/**
 * The sign-in library on our store: it reads from the reading side and every write of its is a durable one. Times are
 * milliseconds, yes and no are 1 and 0, so that the columns are the same on both databases.
 */
export function storeAdapter(store: Store) {
  return createAdapterFactory({
    config: {
      adapterId: 'broadsheet',
      supportsBooleans: false,
      supportsJSON: false,
      supportsNumericIds: false,
      transaction: false,
      customIdGenerator: () => newId(store.now()),
      customTransformInput: ({ data, field }) => (FORGOTTEN.has(field) ? undefined : toColumn(data)),
      customTransformOutput: ({ data, fieldAttributes }) =>
        fieldAttributes.type === 'date' && typeof data === 'number' ? new Date(data) : (data as unknown),
    },
    adapter: ({ getFieldName }) => customAdapter(store, getFieldName),
  });
}

/** What the library would store and we do not: the reader's and the reporter's full address alike. */
const FORGOTTEN: ReadonlySet<string> = new Set(['ipAddress', 'emailVerified', 'image']);

function toColumn(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return Array.isArray(value) ? value.map(toColumn) : value;
}

/** The column of one of the library's fields; it maps all of them but the one to sort by. */
type ColumnOf = (of: { model: string; field: string }) => string;

// oxlint-disable-next-line max-lines-per-function -- one function for each thing the library asks
function customAdapter(store: Store, columnOf: ColumnOf): CustomAdapter {
  const loose = (db: Db) => db as unknown as Loose;
  const write = <T>(work: (db: Loose) => Promise<T>) => store.write((tx) => work(loose(tx.db)));
  const reading = loose(store.db);
  return {
    create: ({ model, data }) =>
      write((db) => db.insertInto(model).values(data).returningAll().executeTakeFirstOrThrow()) as Promise<
        typeof data
      >,
    update: <T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) =>
      write(async (db) => {
        const rows = await db
          .updateTable(model)
          .set(update as Row)
          .where(matching(where))
          .returningAll()
          .execute();
        return (rows[0] ?? null) as T | null;
      }),
    updateMany: ({ model, where, update }) =>
      write(async (db) => {
        const done = await db.updateTable(model).set(update).where(matching(where)).executeTakeFirst();
        return Number(done.numUpdatedRows);
      }),
    findOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) => {
      const row = await reading
        .selectFrom(model)
        .selectAll()
        .where(matching(where))
        .limit(1)
        .executeTakeFirst();
      return (row ?? null) as T | null;
    },
    findMany: async <T>({
      model,
      where,
      limit,
      offset,
      sortBy,
    }: Parameters<CustomAdapter['findMany']>[0]) => {
      let query = reading
        .selectFrom(model)
        .selectAll()
        .where(matching(where ?? []))
        .limit(limit);
      if (sortBy) query = query.orderBy(columnOf({ model, field: sortBy.field }), sortBy.direction);
      return (await query.offset(offset ?? 0).execute()) as T[];
    },
    delete: ({ model, where }) =>
      write(async (db) => void (await db.deleteFrom(model).where(matching(where)).execute())),
    deleteMany: ({ model, where }) =>
      write(async (db) => {
        const done = await db.deleteFrom(model).where(matching(where)).executeTakeFirst();
        return Number(done.numDeletedRows);
      }),
    consumeOne: <T>({ model, where }: { model: string; where: CleanedWhere[] }) =>
      write(async (db) => ((await deleteFirst(db, model, where)) ?? null) as T | null),
    count: async ({ model, where }) => {
      const row = await reading
        .selectFrom(model)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where(matching(where ?? []))
        .executeTakeFirst();
      return Number(row?.['n'] ?? 0);
    },
  };
}

/** Takes one row out and returns it: of two that ask at the same moment, one gets it. */
async function deleteFirst(
  db: Loose,
  model: string,
  where: readonly CleanedWhere[],
): Promise<Row | undefined> {
  const found = await db.selectFrom(model).select('id').where(matching(where)).limit(1).executeTakeFirst();
  if (!found) return undefined;
  return db.deleteFrom(model).where('id', '=', found['id']).returningAll().executeTakeFirst();
}

/** All `AND` clauses must hold, and one of the `OR` clauses, if there are any. */
function matching(where: readonly CleanedWhere[]) {
  return (eb: Builder): Expression<SqlBool> => {
    const all = where.filter((one) => one.connector !== 'OR').map((one) => clause(eb, one));
    const any = where.filter((one) => one.connector === 'OR').map((one) => clause(eb, one));
    return eb.and(any.length > 0 ? [...all, eb.or(any)] : all);
  };
}

const COMPARE = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  in: 'in',
  not_in: 'not in',
} as const;

function clause(eb: Builder, { field, operator, value }: CleanedWhere): Expression<SqlBool> {
  if (value === null) return eb(field, operator === 'ne' ? 'is not' : 'is', null);
  if (operator === 'contains' || operator === 'starts_with' || operator === 'ends_with')
    throw new Error(`Signing in never needs ${operator}.`);
  return eb(field, COMPARE[operator ?? 'eq'], value);
}
