import { listCards } from '#articles';
import { isId } from '#base';
import { staffNames } from '#people';
import { listAudit, type AuditEntry } from '#store';
import { deskPage } from '../frame.tsx';
import { pageNumber, Pages } from '../parts/pages.tsx';
import { Time } from '../parts/time.tsx';
import type { Visit } from '../visit.ts';
import { detailWords, idsIn } from './detail-words.ts';
import { subjectAddress } from './subject-address.ts';

/** Who did what, newest first. */
export async function auditPage(visit: Visit): Promise<Response> {
  const { store, c } = visit;
  const page = pageNumber(c.req.query('page'));
  const [{ entries, pages }, names] = await Promise.all([listAudit(store.db, page), staffNames(store.db)]);
  const { timezone } = c.var.paper;
  const headlines = await headlinesOf(visit, entries);
  return deskPage(
    visit,
    { title: 'Record', wide: true },
    <>
      <p class="hint">Every change at the desk, with who made it. Nothing here can be edited.</p>
      <ol class="audit">
        {entries.map((entry) => {
          const href = subjectAddress(entry);
          const subject = headlines.get(entry.subject) ?? names.get(entry.subject);
          const detail = detailWords(entry.detail, { headlines, timezone });
          return (
            <li key={entry.id}>
              <Time at={entry.at} timezone={timezone} />
              <span>
                <strong dir="auto">
                  {entry.staffId ? (names.get(entry.staffId) ?? 'Somebody who left') : 'The program'}
                </strong>{' '}
                <span class="action">{entry.action.replace('.', ': ').replace(/-/g, ' ')}</span>{' '}
                {href ? (
                  <a href={href} dir="auto">
                    {subject ?? 'see'}
                  </a>
                ) : (
                  entry.subject !== entry.staffId && subject && <bdi>{subject}</bdi>
                )}{' '}
                {detail && (
                  <span class="quiet break" dir="auto">
                    {detail}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <Pages page={page} pages={pages} href={(to) => `/desk/audit?page=${to}`} />
    </>,
  );
}

/** The headlines of the articles that these entries name. */
async function headlinesOf(
  { store }: Visit,
  entries: readonly AuditEntry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(entries.flatMap(({ subject, detail }) => [subject, ...idsIn(detail)]).filter(isId));
  const cards = await listCards(store.db, { ids: [...ids], status: 'any', limit: ids.size });
  return new Map(cards.map(({ id, headline }) => [id, headline]));
}
