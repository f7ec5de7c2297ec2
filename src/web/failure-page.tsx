import { Failure, isFailure, type FailureCode } from '#base';
import type { VNode } from 'preact';
import type { Ctx } from './env.ts';
import { page } from './frame/page.tsx';
import { loggedPath } from './log.ts';

const STATUS = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unsupported: 415,
  busy: 503,
} as const satisfies Record<FailureCode, number>;

const HEADINGS: Readonly<Record<FailureCode, string>> = {
  'bad-input': 'That did not work',
  'not-signed-in': 'Please sign in',
  'not-allowed': 'This is not open to you',
  'not-found': 'We could not find that page',
  gone: 'This has been withdrawn',
  conflict: 'Something changed in the meantime',
  'too-large': 'That is too much at once',
  'too-many': 'A little slower, please',
  unsupported: 'We cannot read that',
  busy: 'One moment, please',
};

/** Seconds, when nobody said better. */
const RETRY_AFTER = 60;

/** The HTTP status of a failure. */
export function statusOf(code: FailureCode) {
  return STATUS[code];
}

/** Answers an error: a failure in its own words, anything else with one sentence and the request's id. */
export function answerError(error: unknown, c: Ctx): Response {
  if (!isFailure(error)) return answerUnknown(error, c);
  c.set('failure', error);
  if (error.code === 'too-many' || error.code === 'busy')
    c.header('Retry-After', String(c.var.retryAfter ?? RETRY_AFTER));
  return answer(c, error, statusOf(error.code));
}

/** What stands at an address where nothing is. */
export function answerNotFound(c: Ctx): Response {
  const words = 'There is nothing at this address. It may have moved, or the link may be broken';
  return answerError(new Failure('not-found', `${words}${isAtDesk(c) ? '.' : ': try the search.'}`), c);
}

function answerUnknown(error: unknown, c: Ctx): Response {
  c.var.log.error({ err: error, method: c.req.method, path: loggedPath(c.req.path) }, 'a request failed');
  const words = 'Something went wrong on our side. It has been noted. Please try again in a moment.';
  return answer(c, new Failure('busy', words), 500);
}

function answer(c: Ctx, failure: Failure, status: ReturnType<typeof statusOf> | 500): Response {
  const { path } = c.req;
  if (path.startsWith('/1.1/') || !c.var.paper) return c.text(failure.message, status);
  if (path.startsWith('/api/'))
    return c.json(
      {
        error: { code: status === 500 ? 'internal' : failure.code, words: failure.message },
        requestId: c.var.requestId,
      },
      status,
    );
  const heading = status === 500 ? 'Something went wrong' : HEADINGS[failure.code];
  const facts = { heading, failure, status, requestId: c.var.requestId, atDesk: isAtDesk(c) };
  const body = <FailureBody {...facts} />;
  return page(c, { title: heading, robots: 'noindex' }, body, status);
}

/** Whoever works there wants to go back there, and not to search the paper. */
function isAtDesk(c: Ctx): boolean {
  return c.req.path.startsWith('/desk/');
}

interface FailureBodyProps {
  readonly heading: string;
  readonly failure: Failure;
  readonly status: number;
  readonly requestId: string;
  readonly atDesk: boolean;
}

function FailureBody({ heading, failure, status, requestId, atDesk }: FailureBodyProps): VNode {
  const sentences = Object.values(failure.fields).filter((words) => words !== failure.message);
  return (
    <article class="notice-page failure-page">
      <h1>{heading}</h1>
      <p class="standfirst">{failure.message}</p>
      {sentences.length > 0 ? (
        <ul>
          {sentences.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      {(status === 404 || status === 410) && !atDesk ? (
        <form class="search-form" role="search" action="/search" method="get">
          <label for="query">Search the paper</label>
          <div class="search-line">
            <input id="query" type="search" name="q" maxlength={200} />
            <button type="submit">Search</button>
          </div>
        </form>
      ) : null}
      <p>{atDesk ? <a href="/desk">To the desk</a> : <a href="/">To the front page</a>}</p>
      {status >= 500 ? (
        <p class="fine-print">If you write to us about it, please mention {requestId}.</p>
      ) : null}
    </article>
  );
}
