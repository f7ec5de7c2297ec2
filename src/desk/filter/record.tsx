import type { Became, FilterReport } from '#comments';
import { count } from '../parts/time.tsx';

/** What it held and let through, and what the moderators said to it. */
export function Record({ report }: { readonly report: FilterReport }) {
  const rows = [
    ['Let through', report.letThrough],
    ['Held for a moderator', report.held],
    ['Set aside as spam', report.setAside],
  ] as const;
  const total = rows.reduce((all, [, one]) => all + one.total, 0);
  if (total === 0)
    return (
      <section>
        <h2>The last {report.days} days</h2>
        <p class="empty">No comment has come in.</p>
      </section>
    );
  return (
    <section>
      <h2 id="record">The last {report.days} days</h2>
      <p>{inWords(report)}</p>
      <section class="scroll" aria-labelledby="record" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">The filter</th>
              <th scope="col">Comments</th>
              <th scope="col">Called spam by a moderator</th>
              <th scope="col">Published by a moderator</th>
              <th scope="col">Refused</th>
              <th scope="col">Not decided</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, became]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <Numbers became={became} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Numbers({ became }: { readonly became: Became }) {
  const { total, spam, honest, refused, undecided } = became;
  return (
    <>
      {[total, spam, honest, refused, undecided].map((n, index) => (
        <td key={index}>{n.toLocaleString('en-GB')}</td>
      ))}
    </>
  );
}

function inWords({ letThrough, held, setAside }: FilterReport): string {
  const hits = held.spam + setAside.spam;
  const alarms = held.honest + setAside.honest;
  const refused = held.refused + setAside.refused;
  const decided = hits + alarms + refused;
  const stopped =
    decided === 0
      ? `It stopped ${count(held.total + setAside.total, 'comment', 'comments')}; nobody has decided about them yet.`
      : `Moderators decided about ${count(decided, 'comment', 'comments')} that it stopped: ${hits.toLocaleString('en-GB')} spam, ${alarms.toLocaleString('en-GB')} honest${refused > 0 ? `, ${refused.toLocaleString('en-GB')} refused` : ''}.`;
  const missed = `It let ${count(letThrough.total, 'comment', 'comments')} through; ${letThrough.spam.toLocaleString('en-GB')} ${letThrough.spam === 1 ? 'was' : 'were'} called spam afterwards.`;
  return `${stopped} ${missed}`;
}
