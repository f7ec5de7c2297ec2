import { chanceWords, oneLine } from '#base';
import type { JudgedComment } from '#comments';
import { STATUS_NAMES } from '../comments/where.ts';
import { Time } from '../parts/time.tsx';

interface ListProps {
  readonly comments: readonly JudgedComment[];
  readonly timezone: string;
}

export function JudgedList({
  heading,
  empty,
  ...rest
}: ListProps & { readonly heading: string; readonly empty: string }) {
  return (
    <section>
      <h2>{heading}</h2>
      {rest.comments.length === 0 ? <p class="empty">{empty}</p> : <JudgedRows {...rest} />}
    </section>
  );
}

/** Comments in a line each, with the way to everything that happened to them. */
export function JudgedRows({ comments, timezone }: ListProps) {
  return (
    <ul class="rows judged">
      {comments.map((comment) => (
        <li key={comment.id}>
          <span class="break">
            <a href={`/desk/comments/${comment.id}`} dir="auto">
              {comment.authorName || 'Without a name'}
            </a>
            : <span dir="auto">{beginning(comment.beginning)}</span>
            <br />
            <span class="quiet">
              <Time at={comment.createdAt} timezone={timezone} />, on <bdi>{comment.headline}</bdi>
            </span>
          </span>
          <span class="quiet">
            {chanceWords(comment.probability)} likely to be spam · {became(comment)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function became({ status, decided }: JudgedComment): string {
  if (!decided && status === 'published') return 'Published, and nobody objected';
  return decided ? `${STATUS_NAMES[status]}, by a moderator` : STATUS_NAMES[status];
}

function beginning(text: string): string {
  const line = oneLine(text).trim();
  return line.length > 120 ? `${line.slice(0, 119).toWellFormed()}…` : line;
}
