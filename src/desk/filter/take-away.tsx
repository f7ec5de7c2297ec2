import type { LearnedCount } from '#comments';
import { ActionButton, CheckField } from '../parts/fields.tsx';
import { count, Time } from '../parts/time.tsx';

/** What a reset set aside, with the way to bring it back. */
export function SetAside(props: {
  readonly aside: NonNullable<LearnedCount['aside']>;
  /** '' for the paper's own lessons. */
  readonly site: string;
  readonly timezone: string;
  readonly mayChange: boolean;
}) {
  const { aside, site, timezone, mayChange } = props;
  return (
    <div class="note">
      <p>
        {count(aside.lessons, 'lesson was', 'lessons were')} set aside on{' '}
        <Time at={aside.at} timezone={timezone} />. You can bring them back until{' '}
        <Time at={aside.until} timezone={timezone} />.
      </p>
      {mayChange && (
        <ActionButton action="/desk/filter/bring-back" hidden={{ site }}>
          Bring them back
        </ActionButton>
      )}
    </div>
  );
}

/** The lessons as a file, and the way to forget them. */
export function TakeAwayOrForget({ total, site }: { readonly total: number; readonly site: string }) {
  const file = `/desk/filter/lessons.json${site === '' ? '' : `?site=${encodeURIComponent(site)}`}`;
  return (
    <>
      <p>
        <a href={file} download>
          Take all {site === '' ? '' : 'its '}lessons away as a file
        </a>{' '}
        <span class="quiet">(JSON: numbers, no words)</span>
      </p>
      <details>
        <summary>Let it forget everything{site === '' ? '' : ' this site taught'}</summary>
        <form method="post" action="/desk/filter/forget" class="stack">
          <input type="hidden" name="site" value={site} />
          <p>
            It will judge as it did on its first day. {count(total, 'lesson is', 'lessons are')} set aside,
            and can be brought back for thirty days.
          </p>
          <CheckField name="sure" label="I am sure" checked={false} />
          <button type="submit" class="danger">
            {site === '' ? 'Forget what this newsroom taught it' : 'Forget what this site taught it'}
          </button>
        </form>
      </details>
    </>
  );
}
