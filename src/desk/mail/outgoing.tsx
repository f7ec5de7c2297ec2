import { listLetters, type Letter } from '#store';
import { deskPage } from '../frame.tsx';
import { pageNumber, Pages } from '../parts/pages.tsx';
import { Time } from '../parts/time.tsx';
import type { Visit } from '../visit.ts';

const STATUS_WORDS: Readonly<Record<Letter['status'], string>> = {
  waiting: 'Waiting to be sent',
  sent: 'Sent',
  kept: 'To be read here',
  failed: 'Not sent',
};
/** As many as the store gives at once. */
const PAGE = 50;

/** The mail that the paper wrote; where no mail server is set up, this is where they arrive. */
export async function outgoingMailPage(visit: Visit): Promise<Response> {
  const page = pageNumber(visit.c.req.query('page'));
  const letters = await listLetters(visit.store.db, page);
  const { timezone } = visit.c.var.paper;
  return deskPage(
    visit,
    { title: 'Outgoing mail' },
    <>
      {!visit.sendsMail && (
        <p class="note">
          No mail server is set up (<code>SMTP_URL</code>), so nothing is sent: hand these on yourself.
        </p>
      )}
      {letters.length === 0 && <p class="empty">No mail has been written in the last three months.</p>}
      <ul class="letters">
        {letters.map((letter) => (
          <li key={letter.id}>
            <details>
              <summary>
                <strong dir="auto">{letter.subject}</strong>
                <span class="quiet">
                  {' '}
                  to {letter.recipient}, <Time at={letter.createdAt} timezone={timezone} /> ·{' '}
                  <span class={`state ${letter.status}`}>{STATUS_WORDS[letter.status]}</span>
                </span>
              </summary>
              {letter.error && <p class="words-wrong">{letter.error}</p>}
              <pre dir="auto">{letter.body}</pre>
            </details>
          </li>
        ))}
      </ul>
      <Pages
        page={page}
        pages={letters.length === PAGE ? page + 1 : page}
        href={(to) => `/desk/mail?page=${to}`}
      />
    </>,
  );
}
