import type { Article } from '#articles';
import { toLocal } from '#web';
import { ActionButton, AreaField, ProblemNote, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';

interface Props {
  readonly article: Article;
  readonly timezone: string;
  /** Whether an editor chose it to lead the front page. */
  readonly leads: boolean;
  readonly problem: Problem | undefined;
  /** Which of the forms the problem belongs to. */
  readonly of: string;
}

/** What an editor can do with the article beyond writing it. */
export function StateForms({ article, timezone, leads, problem, of }: Props) {
  const about = (form: string) => (of === form ? problem : undefined);
  const at = `/desk/articles/${article.id}`;
  const live = article.status === 'published';
  return (
    <section class="state-forms">
      <h2>{live ? 'On the paper' : 'Publishing'}</h2>
      <ProblemNote problem={about('publish')} />
      {!live && (
        <ActionButton action={`${at}/publish`} kind="strong">
          {article.status === 'withdrawn' ? 'Publish again' : 'Publish now'}
        </ActionButton>
      )}
      {article.status === 'scheduled' && (
        <ActionButton action={`${at}/unschedule`}>Back to drafts</ActionButton>
      )}
      {(article.status === 'draft' || article.status === 'scheduled') && (
        <Schedule at={at} article={article} timezone={timezone} problem={about('schedule')} />
      )}
      {live && article.kind === 'article' && <Lead at={at} leads={leads} problem={about('lead')} />}
      {live && <Correct at={at} article={article} problem={about('correct')} />}
      <Address at={at} article={article} problem={about('address')} />
      {live && <Withdraw at={at} problem={about('withdraw')} />}
    </section>
  );
}

type Part = Pick<Props, 'problem'> & { readonly at: string };

function Schedule({
  at,
  article,
  timezone,
  problem,
}: Part & { readonly article: Article; readonly timezone: string }) {
  const stored =
    article.status === 'scheduled' && article.publishedAt !== null
      ? toLocal(article.publishedAt, timezone)
      : '';
  return (
    <details open={problem ? true : undefined}>
      <summary>Publish later</summary>
      <form method="post" action={`${at}/schedule`} class="stack">
        <ProblemNote problem={problem} />
        <TextField
          name="publishAt"
          label="When"
          type="datetime-local"
          hint={`On the paper’s clocks (${timezone}).`}
          value={problem?.typed.text('publishAt') ?? stored}
          required
          problem={problem}
        />
        <button type="submit">Schedule</button>
      </form>
    </details>
  );
}

function Lead({ at, leads, problem }: Part & { readonly leads: boolean }) {
  return (
    <>
      <ProblemNote problem={problem} />
      {leads && <p class="quiet">It leads the front page.</p>}
      {leads ? (
        <ActionButton action={`${at}/lead/end`}>Lead no longer</ActionButton>
      ) : (
        <ActionButton action={`${at}/lead`}>Lead the front page</ActionButton>
      )}
    </>
  );
}

function Correct({ at, article, problem }: Part & { readonly article: Article }) {
  return (
    <details open={problem ? true : undefined}>
      <summary>
        Add a correction{article.corrections.length > 0 ? ` (${article.corrections.length} so far)` : ''}
      </summary>
      {article.corrections.map((one) => (
        <p key={one.id} class="quiet">
          {one.words}
        </p>
      ))}
      <form method="post" action={`${at}/correct`} class="stack">
        <ProblemNote problem={problem} />
        <AreaField
          name="words"
          label="What was wrong, and what is right"
          hint="Readers see it on the article, with today’s date."
          rows={3}
          required
          maxLength={2_000}
          value={problem?.typed.text('words') ?? ''}
          problem={problem}
        />
        <button type="submit">Add the correction</button>
      </form>
    </details>
  );
}

function Address({ at, article, problem }: Part & { readonly article: Article }) {
  return (
    <details open={problem ? true : undefined}>
      <summary>Address</summary>
      <p class="address">{article.path}</p>
      <form method="post" action={`${at}/address`} class="stack">
        <ProblemNote problem={problem} />
        <TextField
          name="slug"
          label="Last part of the address"
          hint="The old address will lead to the new one."
          value={problem?.typed.text('slug') ?? article.slug}
          required
          maxLength={160}
          problem={problem}
        />
        <button type="submit">Change the address</button>
      </form>
    </details>
  );
}

function Withdraw({ at, problem }: Part) {
  return (
    <details open={problem ? true : undefined}>
      <summary>Withdraw</summary>
      <form method="post" action={`${at}/withdraw`} class="stack">
        <ProblemNote problem={problem} />
        <AreaField
          name="reason"
          label="Why"
          hint="Readers who follow an old link see this reason."
          rows={2}
          required
          maxLength={1_000}
          value={problem?.typed.text('reason') ?? ''}
          problem={problem}
        />
        <button type="submit" class="danger">
          Withdraw the article
        </button>
      </form>
    </details>
  );
}
