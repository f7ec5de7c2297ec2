import type Sqlite from 'better-sqlite3';

export interface RestoreTable {
  readonly table: string;
  /** Columns that point to rows of the same table. */
  readonly own: readonly string[];
}

/** The tables so that each comes after those it points to. */
export function restoreOrder(database: Sqlite.Database, tables: readonly string[]): RestoreTable[] {
  const keys = new Map(tables.map((table) => [table, keysOf(database, table)]));
  const ordered: RestoreTable[] = [];
  const placed = new Set<string>();
  const place = (table: string, above: readonly string[]): void => {
    if (placed.has(table) || !keys.has(table)) return;
    if (above.includes(table))
      throw new Error(`tables point to one another in a circle: ${[...above, table].join(' → ')}`);
    const pointing = keys.get(table) ?? [];
    for (const key of pointing) if (key.to !== table) place(key.to, [...above, table]);
    placed.add(table);
    ordered.push({ table, own: pointing.filter((key) => key.to === table).map((key) => key.column) });
  };
  for (const table of tables) place(table, []);
  return ordered;
}

function keysOf(database: Sqlite.Database, table: string): { column: string; to: string }[] {
  const rows = database.pragma(`foreign_key_list("${table}")`) as { from: string; table: string }[];
  return rows.map((row) => ({ column: row.from, to: row.table }));
}
