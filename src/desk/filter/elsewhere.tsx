import type { LearnedElsewhere } from '#comments';
import { count, Time } from '../parts/time.tsx';
import { SetAside, TakeAwayOrForget } from './take-away.tsx';

/** What each other site that asks this filter has taught it: kept apart from the newsroom's own lessons, and forgotten apart. */
export function LearnedFromSites(props: {
  readonly sites: readonly LearnedElsewhere[];
  readonly timezone: string;
  readonly mayChange: boolean;
}) {
  const { sites, timezone, mayChange } = props;
  if (sites.length === 0) return null;
  return (
    <section id="elsewhere">
      <h2>What other sites have taught it</h2>
      <p>
        What a site reports counts for that site alone: it changes nothing about the comments of this paper,
        nor about those of other sites.
      </p>
      {sites.map(({ site, spam, ham, lastAt, aside }) => (
        <section key={site}>
          <h3 class="break">{site}</h3>
          {lastAt === null ? (
            <p class="empty">Nothing now: it judges as it shipped.</p>
          ) : (
            <p>
              {count(spam, 'comment', 'comments')} taught it what spam is, and{' '}
              {count(ham, 'comment', 'comments')} what is honest; the last one on{' '}
              <Time at={lastAt} timezone={timezone} />.
            </p>
          )}
          {aside && <SetAside aside={aside} site={site} timezone={timezone} mayChange={mayChange} />}
          {mayChange && lastAt !== null && <TakeAwayOrForget total={spam + ham} site={site} />}
        </section>
      ))}
    </section>
  );
}
