/**
 * What a reset set aside stands under a site's name of its own: `aside:TIME` for the paper, `aside:TIME:SITE` for another site
 * that asks this filter.
 */
export interface Aside {
  /** As it stands in the database. */
  readonly name: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Whose it was: '' for the paper's own. */
  readonly site: string;
}

export function asideOf(site: string, at: number): string {
  return site === '' ? `aside:${at}` : `aside:${at}:${site}`;
}

export function readAside(name: string): Aside {
  const [, at = '', , site = ''] = /^aside:(\d+)(:(.*))?$/s.exec(name) ?? [];
  return { name, at: Number(at), site };
}
