import { listKeys, makeKey, revokeKey, useOfKey, type FilterKey } from '#comments';
import { readDeskForm } from '../form.ts';
import { deskPage } from '../frame.tsx';
import { goTo } from '../go-to.ts';
import { ActionButton, ProblemNote, TextField } from '../parts/fields.tsx';
import { doneAt } from '../parts/flash.tsx';
import { Time } from '../parts/time.tsx';
import { orAgain, type Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { Months } from './months.tsx';

const HERE = '/desk/spam-keys';

/** Keys with which other sites ask this paper's filter. */
export async function filterKeysPage(visit: Visit, problem?: Problem): Promise<Response> {
  const { db, now } = visit.store;
  const keys = await listKeys(db, now());
  const months = await Promise.all(
    keys.map(async (filterKey) => ({ filterKey, months: await useOfKey(db, filterKey.key) })),
  );
  const { timezone } = visit.c.var.paper;
  return deskPage(
    visit,
    { title: 'Filter keys', ...(problem ? { status: problem.status } : {}) },
    <>
      <p>
        Another site, such as a WordPress with the Akismet plugin, can ask this paper’s filter instead of a
        company’s. It needs a key and this address: <code>{visit.origin}</code>. What that site reports
        teaches the filter for that site alone. Its comments are judged and not stored.
      </p>
      {keys.length > 0 && (
        <section class="scroll" aria-label="Keys" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Site</th>
                <th scope="col">Key</th>
                <th scope="col">Checks this month</th>
                <th scope="col">Spam</th>
                <th scope="col">Missed</th>
                <th scope="col">Wrongly held</th>
                <th scope="col">
                  <span class="visually-hidden">Revoke</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <KeyRow key={key.key} filterKey={key} timezone={timezone} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Months keys={months} />
      <NewKeyForm problem={problem} />
    </>,
  );
}

function NewKeyForm({ problem }: { readonly problem: Problem | undefined }) {
  return (
    <section>
      <h2>A new key</h2>
      <ProblemNote problem={problem} />
      <form method="post" action={HERE} class="stack">
        <TextField
          name="blog"
          label="Address of the site"
          type="url"
          hint="Such as https://example.org."
          required
          value={problem?.typed.text('blog') ?? ''}
          problem={problem}
        />
        <TextField
          name="quota"
          label="Checks a month at the most (optional)"
          type="number"
          min={1}
          hint="When they are used up, that site holds its comments for its own moderators until the month ends."
          value={problem?.typed.text('quota') ?? ''}
          problem={problem}
        />
        <button type="submit" class="strong">
          Make a key
        </button>
      </form>
    </section>
  );
}

function KeyRow({ filterKey, timezone }: { readonly filterKey: FilterKey; readonly timezone: string }) {
  const { key, blog, counts, quota, revokedAt, createdAt } = filterKey;
  return (
    <tr class={revokedAt === null ? undefined : 'closed'}>
      <td class="break">
        {blog}
        <br />
        <span class="quiet">
          since <Time at={createdAt} timezone={timezone} />
        </span>
      </td>
      <td>
        <code>{key}</code>
      </td>
      <td>
        {counts.checks.toLocaleString('en-GB')}
        {quota !== null && ` of ${quota.toLocaleString('en-GB')}`}
      </td>
      <td>{counts.spam.toLocaleString('en-GB')}</td>
      <td>{counts.missedSpam.toLocaleString('en-GB')}</td>
      <td>{counts.falsePositives.toLocaleString('en-GB')}</td>
      <td>
        {revokedAt === null ? (
          <ActionButton action={`${HERE}/revoke`} hidden={{ key }} kind="danger">
            Revoke
          </ActionButton>
        ) : (
          'Revoked'
        )}
      </td>
    </tr>
  );
}

export async function newFilterKey(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const quota = form.text('quota');
      await makeKey(
        visit.store,
        { blog: form.text('blog'), quota: quota === '' ? null : Number(quota) },
        visit.staff.id,
      );
      return goTo(visit, doneAt(HERE, 'saved'));
    },
    (problem) => filterKeysPage(visit, problem),
  );
}

export async function dropFilterKey(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  await revokeKey(visit.store, form.text('key'), visit.staff.id);
  return goTo(visit, doneAt(HERE, 'revoked'));
}
