/** The first word of every backup; another number means another way of writing. */
export const FORMAT = 'broadsheet-backup-1';

/** What a backup says of itself. */
export interface Manifest {
  readonly format: string;
  /** Of the program that wrote it. */
  readonly version: string;
  /** ISO 8601. */
  readonly created: string;
  readonly migrations: readonly string[];
  /** Rows per table, and images. */
  readonly counts: Readonly<Record<string, number>>;
}
