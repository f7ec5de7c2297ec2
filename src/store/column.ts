/**
 * The words of the schema page. A column is plain or personal; a personal one must be accounted for in the privacy
 * inventory, or the program does not compile.
 */
export interface Column<Value, Personal extends boolean> {
  readonly personal: Personal;
  /** Never read: it carries the column's type to the queries. */
  readonly value?: Value;
}

const plainColumn = { personal: false } as const;
const personalColumn = { personal: true } as const;

export const plain = {
  text: plainColumn as Column<string, false>,
  textOrNull: plainColumn as Column<string | null, false>,
  number: plainColumn as Column<number, false>,
  numberOrNull: plainColumn as Column<number | null, false>,
  bytes: plainColumn as Column<Uint8Array, false>,
};

export const personal = {
  text: personalColumn as Column<string, true>,
  textOrNull: personalColumn as Column<string | null, true>,
  number: personalColumn as Column<number, true>,
  numberOrNull: personalColumn as Column<number | null, true>,
};

type AnyColumn = Column<unknown, boolean>;
type Tables = Readonly<Record<string, Readonly<Record<string, AnyColumn>>>>;

export type RowsOf<Schema extends Tables> = {
  [Table in keyof Schema]: {
    [Name in keyof Schema[Table]]: Schema[Table][Name] extends Column<infer Value, boolean> ? Value : never;
  };
};

export type PersonalOf<Schema extends Tables> = {
  [Table in keyof Schema & string]: {
    [Name in keyof Schema[Table] & string]: Schema[Table][Name] extends { personal: true }
      ? `${Table}.${Name}`
      : never;
  }[keyof Schema[Table] & string];
}[keyof Schema & string];
