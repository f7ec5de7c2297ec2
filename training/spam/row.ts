import type { Labelled } from '#spam';

/** A labelled comment with what training needs to know of it. */
export interface Row extends Labelled {
  /** Share of the whole that this row's set is worth, spread over its rows; see `SETS` in `rows.ts`. */
  weight: number;
}
