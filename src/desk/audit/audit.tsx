import { staffNames } from '#people';
import { listAudit } from '#store';
import { deskPage } from '../frame.tsx';
import { pageNumber, Pages } from '../parts/pages.tsx';
import { Time } from '../parts/time.tsx';
import type { Visit } from '../visit.ts';
import { subjectAddress } from './subject-address.ts';

/** Who did what, newest first. */
export async function auditPage(visit: Visit): Promise<Response> {
  const { store, c } = visit;
  const page = pageNumber(c.req.query('page'));
  const [{ entries, pages }, names] = await Promise.all([listAudit(store.db, page), staffNames(store.db)]);
  return deskPage(
    visit,
    { title: 'Record', wide: true },
    <>
      <p class="hint">Every change at the desk, with who made it. Nothing here can be edited.</p>
      <ol class="audit">
        {entries.map((entry) => {
          const href = subjectAddress(entry);
          return (
            <li key={entry.id}>
              <Time at={entry.at} timezone={c.var.paper.timezone} />{' '}
              <strong dir="auto">
                {entry.staffId ? (names.get(entry.staffId) ?? 'Somebody who left') : 'The program'}
              </strong>{' '}
              <span class="action">{entry.action.replace('.', ': ').replace(/-/g, ' ')}</span>{' '}
              {href ? <a href={href}>see</a> : null}
              {entry.detail !== '{}' && <code class="quiet break">{entry.detail}</code>}
            </li>
          );
        })}
      </ol>
      <Pages page={page} pages={pages} href={(to) => `/desk/audit?page=${to}`} />
    </>,
  );
}
