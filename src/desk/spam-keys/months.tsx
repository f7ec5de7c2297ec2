import type { FilterKey, MonthCounts } from '#comments';

/** What each site asked and reported, month by month: whether the filter does well there. */
export function Months({ keys }: { readonly keys: readonly KeyMonths[] }) {
  const used = keys.filter(({ months }) => months.length > 0);
  if (used.length === 0) return null;
  return (
    <section>
      <h2>Month by month</h2>
      {used.map(({ filterKey, months }) => (
        <details key={filterKey.key}>
          <summary class="break">{filterKey.blog}</summary>
          <section class="scroll" aria-label={`Months of ${filterKey.blog}`} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Month</th>
                  <th scope="col">Checks</th>
                  <th scope="col">Spam</th>
                  <th scope="col">Honest</th>
                  <th scope="col">Missed</th>
                  <th scope="col">Wrongly held</th>
                </tr>
              </thead>
              <tbody>
                {months.map((one) => (
                  <tr key={one.month}>
                    <th scope="row">{monthWords(one.month)}</th>
                    {[one.checks, one.spam, one.ham, one.missedSpam, one.falsePositives].map((n, index) => (
                      <td key={index}>{n.toLocaleString('en-GB')}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      ))}
    </section>
  );
}

export interface KeyMonths {
  readonly filterKey: FilterKey;
  readonly months: readonly MonthCounts[];
}

/** `2026-11` as it is read. Months are counted in UTC. */
function monthWords(month: string): string {
  const words = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', words).format(Date.parse(`${month}-01T00:00:00Z`));
}
