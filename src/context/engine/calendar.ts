import { DAY } from '#base';

/** How many articles were published when: what a date tells of a pair depends on how many others share it. */
export interface Calendar {
  /** Articles of each day, counted from 1 January 1970. */
  readonly days: ReadonlyMap<number, number>;
  add(time: number | null): void;
  take(time: number | null): void;
  /**
   * How much it tells that two articles are near in time, from 0 to 1, where one of them is of `time`: nothing in a young
   * paper, all of which is of these weeks. `itself` when it has been counted.
   */
  telling(time: number | null, itself: boolean): number;
}

/** Days before and after a day that are near it. */
const NEAR = 3;
/** Where at most so many of all are near, it tells all that it can. */
const FEW = 0.05;

/** @param known where it goes on from. */
export function createCalendar(known: ReadonlyMap<number, number> = new Map()): Calendar {
  const days = new Map(known);
  let dated = [...days.values()].reduce((sum, articles) => sum + articles, 0);
  const count = (time: number | null, by: number): void => {
    if (time === null) return;
    const day = Math.floor(time / DAY);
    const articles = (days.get(day) ?? 0) + by;
    if (articles > 0) days.set(day, articles);
    else days.delete(day);
    dated += by;
  };
  return {
    days,
    add: (time) => count(time, 1),
    take: (time) => count(time, -1),
    telling(time, itself) {
      if (time === null) return 1;
      const own = itself ? 1 : 0;
      if (dated <= own) return 1;
      const day = Math.floor(time / DAY);
      let near = -own;
      for (let at = day - NEAR; at <= day + NEAR; at++) near += days.get(at) ?? 0;
      const share = near / (dated - own);
      // The evidence of a date is the logarithm of how rare it is.
      return share <= FEW ? 1 : Math.log(share) / Math.log(FEW);
    },
  };
}
