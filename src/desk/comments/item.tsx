import { encodePath, chanceWords } from '#base';
import type { AuthorHistory, QueueItem, StoredVerdict } from '#comments';
import type { Reason } from '#spam';
import { Raw } from '#web';
import type { ComponentChildren } from 'preact';
import { count, Time } from '../parts/time.tsx';
import { markedText } from './marked.ts';
import { whyWaiting } from './why-waiting.ts';

/** The form of the ticked ones. Its ticks stand outside of it, so that no comment's own button sends them. */
export const BULK = 'ticked';

interface Props {
  readonly item: QueueItem;
  readonly timezone: string;
}

/** One comment of the queue: it can be ticked, and decided about by its own buttons. */
export function QueueItemView(props: Props & { readonly back: string; readonly isTicked: boolean }) {
  const { item, timezone, back, isTicked } = props;
  return (
    <li class="comment" id={`comment-${item.id}`} data-comment={item.id} tabIndex={-1}>
      <CommentView item={item} timezone={timezone}>
        <label class="check">
          <input type="checkbox" name="comments" value={item.id} form={BULK} checked={isTicked} />
          <span class="visually-hidden">Select the comment by {item.authorName}</span>
        </label>
      </CommentView>
      <footer class="buttons">
        {item.status !== 'withdrawn' && (
          <form method="post" action="/desk/comments/decide" class="buttons">
            <input type="hidden" name="back" value={back} />
            <DecisionButtons item={item} />
          </form>
        )}
        <a href={`/desk/comments/${item.id}`} data-key="o">
          {canBeAnswered(item) ? 'Answer, and history' : 'History'}
        </a>
      </footer>
    </li>
  );
}

/** The newsroom answers what readers can see. */
export function canBeAnswered({ status, kind }: QueueItem): boolean {
  return status === 'published' && kind === 'comment';
}

/** A comment with its article, what it answers, its author's past, and what the filter saw in it. */
export function CommentView(props: Props & { readonly children?: ComponentChildren }) {
  const { item, timezone, children } = props;
  const reasons = item.verdict?.reasons ?? [];
  const waits = whyWaiting(item);
  return (
    <>
      <header>
        {children}
        <Author item={item} />
        <span class="quiet">
          <Time at={item.createdAt} timezone={timezone} />
        </span>
      </header>
      <p class="on">
        on{' '}
        <a href={encodePath(item.article.path)} dir="auto">
          {item.article.headline}
        </a>{' '}
        <a class="quiet" href={`/desk/comments?article=${item.article.id}&status=${item.status}`}>
          all comments on it
        </a>
      </p>
      {item.parent && (
        <blockquote class="answered" tabindex={0}>
          <p class="quiet">In reply to {item.parent.authorName}:</p>
          <Raw html={item.parent.html} />
        </blockquote>
      )}
      <CommentBody body={item.body} reasons={reasons} />
      {waits && <p class="why-waiting">{waits}</p>}
      {item.verdict && <Verdict verdict={item.verdict} />}
      {item.author && <Past history={item.author} status={item.status} />}
    </>
  );
}

function Author({ item }: { readonly item: QueueItem }) {
  const reasons = item.verdict?.reasons ?? [];
  return (
    <span class="author">
      <strong dir="auto">
        <Marked text={item.authorName} reasons={reasons} field="name" />
      </strong>
      {item.kind !== 'comment' && <span class="badge">{item.kind}</span>}
      {item.authorEmail && (
        <span class="quiet">
          {' '}
          <Marked text={item.authorEmail} reasons={reasons} field="email" />
        </span>
      )}
      {item.authorLink && (
        <span class="quiet break">
          {' '}
          {/* Not a link: what spam points to is not for clicking. */}
          <Marked text={item.authorLink} reasons={reasons} field="link" />
        </span>
      )}
    </span>
  );
}

/** As written, with the places that the filter's reasons point at. */
function CommentBody({ body, reasons }: { readonly body: string; readonly reasons: readonly Reason[] }) {
  return (
    <p class="comment-body" dir="auto">
      <Marked text={body} reasons={reasons} field="text" />
    </p>
  );
}

function Marked(props: {
  readonly text: string;
  readonly reasons: readonly Reason[];
  readonly field: 'text' | 'name' | 'email' | 'link';
}) {
  return (
    <>
      {markedText(props.text, props.reasons, props.field).map((mark, index) =>
        mark.why.length > 0 ? (
          <mark key={index} title={mark.why.join(' ')}>
            {mark.text}
          </mark>
        ) : (
          mark.text
        ),
      )}
    </>
  );
}

const ACTION_WORDS = { publish: 'publish it', hold: 'hold it', discard: 'set it aside' } as const;

/** What the filter thought, and why, the heaviest first. */
export function Verdict({ verdict }: { readonly verdict: StoredVerdict }) {
  return (
    <details class="verdict" open={verdict.action !== 'publish' || undefined}>
      <summary>
        The filter would {ACTION_WORDS[verdict.action]}: {chanceWords(verdict.probability)} likely to be spam{' '}
        <meter min={0} max={1} value={verdict.probability} />
      </summary>
      <ul>
        {verdict.reasons.map((reason, index) => (
          <li key={index} class={reason.weight > 0 ? 'against' : 'for'}>
            <span class="weight">{weightWords(reason.weight)}</span> {reason.words}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Log-odds in words: nobody at a desk thinks in them. */
function weightWords(weight: number): string {
  if (weight === 0) return 'to know:';
  const size = Math.abs(weight);
  const much = size >= 2 ? 'much' : size >= 0.7 ? 'some' : 'a little';
  return weight > 0 ? `${much} against it:` : `${much} in its favour:`;
}

function Past({
  history,
  status,
}: {
  readonly history: AuthorHistory;
  readonly status: QueueItem['status'];
}) {
  const others = { ...history, [status]: Math.max(0, history[status] - 1) };
  const parts = [
    others.published > 0 && `${others.published} published`,
    others.refused > 0 && `${others.refused} refused`,
    others.spam > 0 && `${others.spam} spam`,
    others.held > 0 && `${others.held} waiting`,
    others.withdrawn > 0 && `${others.withdrawn} withdrawn`,
  ].filter((part) => part !== false);
  const total = Object.values(others).reduce((sum, n) => sum + n, 0);
  return (
    <p class="quiet">
      {total === 0
        ? 'The first comment from this e-mail address.'
        : `From this e-mail address before: ${count(total, 'comment', 'comments')} (${parts.join(', ')}).`}
    </p>
  );
}

export function DecisionButtons({ item }: { readonly item: QueueItem }) {
  return (
    <>
      {item.status !== 'published' && (
        <button type="submit" name="published" value={item.id} class="strong" data-key="a">
          Approve
        </button>
      )}
      {item.status !== 'refused' && (
        <button type="submit" name="refused" value={item.id} data-key="r">
          Refuse
        </button>
      )}
      {item.status !== 'spam' && (
        <button type="submit" name="spam" value={item.id} class="danger" data-key="s">
          Spam
        </button>
      )}
    </>
  );
}
