import { DAY } from '#base';
import { COPIES, type RecentComment } from '#spam';

/** Comments that a new one may be a copy of. */
export const RECENT = COPIES.among;
/** A copy is a copy for this long. */
const COPY_WINDOW = COPIES.days * DAY;
/** Milliseconds after which copies of what another process took are known. What this one took is known at once. */
const FRESH = 1_000;

export interface Fingerprint extends RecentComment {
  readonly id: string;
}

/** The fingerprints of the newest comments of one place, kept in memory between the comments that come in. */
export interface Newest {
  /** Newest first, 150 at the most. */
  list(): Promise<readonly Fingerprint[]>;
  /** One that this process has just taken; known ones stay as they are. */
  add(one: Fingerprint): void;
}

interface Kept {
  readonly readAt: number;
  readonly reading: Promise<readonly Fingerprint[]>;
  /** Once it is read. */
  list?: readonly Fingerprint[];
  /** Taken by this process while it was read, newest first. */
  added: readonly Fingerprint[];
}

/** `load` reads those since a moment (ms UTC), newest first. */
export function keepNewest(
  now: () => number,
  load: (since: number) => Promise<readonly Fingerprint[]>,
): Newest {
  let kept: Kept | undefined;
  return {
    async list() {
      const fresh = kept && now() - kept.readAt < FRESH ? kept : read();
      return fresh.list ?? fresh.reading;
    },
    add(one) {
      if (kept?.list) kept.list = joined([one], kept.list);
      else if (kept) kept.added = joined([one], kept.added);
    },
  };

  function read(): Kept {
    const fresh: Kept = { readAt: now(), reading: loaded(), added: [] };
    kept = fresh;
    fresh.reading.catch(() => {
      if (kept === fresh) kept = undefined;
    });
    return fresh;

    async function loaded(): Promise<readonly Fingerprint[]> {
      const stored = await load(now() - COPY_WINDOW);
      fresh.list = joined(fresh.added, stored);
      return fresh.list;
    }
  }
}

/** The list may have been read just after one of the new ones was written. */
function joined(added: readonly Fingerprint[], list: readonly Fingerprint[]): readonly Fingerprint[] {
  const newer = added.filter(({ id }) => !list.some((one) => one.id === id));
  return newer.length === 0 ? list : [...newer, ...list].slice(0, RECENT);
}
