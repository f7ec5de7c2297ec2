import type { Evidence, Verdict } from '#spam';
import type { Store } from '#store';

/** The filter with what it knows of this paper. */
export interface Judging {
  judge(evidence: Evidence): Promise<Verdict>;
}

/** Opens the filter with the shipped model and what this newsroom taught it. `ownHosts`: the paper's own host names. */
export async function openJudging(_store: Store, _ownHosts: readonly string[]): Promise<Judging> {
  throw new Error('not written yet');
}
