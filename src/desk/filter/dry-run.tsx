import type { Became, DryRun } from '#comments';
import { count } from '../parts/time.tsx';
import { JudgedRows } from './judged-list.tsx';
import { inPercent } from './percent.ts';

/** What another threshold would have done, with the comments. Nothing is changed by looking. */
export function DryRunResult({ run, timezone }: { readonly run: DryRun; readonly timezone: string }) {
  const { more, fewer } = run;
  return (
    <div class="note" role="status" id="tried">
      <p>
        <strong>
          With {inPercent(run.hold)}%, in the last {run.days} days{' '}
          {difference(more.became.total, fewer.became.total)}
        </strong>{' '}
        Nothing is changed yet.
      </p>
      {more.became.total > 0 && (
        <details open>
          <summary>
            {count(more.became.total, 'more comment', 'more comments')} would have waited:{' '}
            {outcome(more.became)}
          </summary>
          <JudgedRows comments={more.comments} timezone={timezone} />
        </details>
      )}
      {fewer.became.total > 0 && (
        <details open>
          <summary>
            {count(fewer.became.total, 'comment', 'comments')} would not have waited: {outcome(fewer.became)}
          </summary>
          <JudgedRows comments={fewer.comments} timezone={timezone} />
        </details>
      )}
    </div>
  );
}

function difference(more: number, fewer: number): string {
  const held = [
    more > 0 && `${more.toLocaleString('en-GB')} more`,
    fewer > 0 && `${fewer.toLocaleString('en-GB')} fewer`,
  ].filter((one) => one !== false);
  if (held.length === 0) return 'the same comments would have been held.';
  return `you would have held ${held.join(' and ')}.`;
}

function outcome(became: Became): string {
  const parts = [
    became.spam > 0 && `${became.spam} called spam by a moderator`,
    became.honest > 0 && `${became.honest} published by a moderator`,
    became.refused > 0 && `${became.refused} refused`,
    became.withdrawn > 0 && `${became.withdrawn} withdrawn`,
    became.undecided > 0 && `${became.undecided} that nobody decided about`,
  ].filter((part) => part !== false);
  return `${parts.join(', ')}.`;
}
