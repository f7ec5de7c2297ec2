import type { Follower } from '#context';
import { Field, When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';

interface FollowFormProps {
  /** The story's address. */
  readonly path: string;
  readonly email?: string;
  readonly error?: string;
}

/** Asks for an address. */
export function FollowForm({ path, email = '', error }: FollowFormProps): VNode {
  return (
    <form class="follow-form" method="post" action={`${path}/follow`}>
      <Field
        id="follow-email"
        name="email"
        type="email"
        label="Your e-mail address"
        autocomplete="email"
        maxlength={254}
        value={email}
        error={error}
        required
      />
      <button type="submit">Follow by mail</button>
    </form>
  );
}

/** The form again, with what was wrong. */
export function FollowAgain(props: FollowFormProps & { readonly name: string }): VNode {
  return (
    <article class="notice-page">
      <h1>Follow “{props.name}” by mail</h1>
      <FollowForm {...props} />
      <p>
        <a href={props.path}>Back to the story</a>
      </p>
    </article>
  );
}

export function Asked(): VNode {
  return (
    <article class="notice-page">
      <h1>Please check your mail</h1>
      <p class="standfirst">
        An e-mail is on its way to the address you gave. It has a link: only when you confirm there do you
        follow the story.
      </p>
      <p>
        If nothing comes, look among the spam; or we have asked this address before.{' '}
        <a href="/privacy/comments#following">What happens to your address</a>
      </p>
      <p>
        <a href="/">To the front page</a>
      </p>
    </article>
  );
}

interface FollowingProps {
  readonly follower: Follower;
  readonly story: { readonly name: string; readonly path: string };
  readonly sig: string;
  readonly paper: PaperOnPage;
}

/** What is stored of a follower, and what they can do about it. */
export function FollowingPage({ follower, story, sig, paper }: FollowingProps): VNode {
  const { id, email, confirmedAt } = follower;
  const query = `?sig=${encodeURIComponent(sig)}`;
  return (
    <article class="notice-page">
      <h1>{confirmedAt === null ? `Follow “${story.name}”?` : `You follow “${story.name}”`}</h1>
      {confirmedAt === null ? (
        <p class="standfirst">
          Each new article of the story will be announced to {email}. Nothing is sent before you confirm it.
        </p>
      ) : (
        <p class="standfirst">
          Since <When at={confirmedAt} paper={paper} style="moment" />, each new article of the story is
          announced to {email}.
        </p>
      )}
      <form class="receipt-actions" method="post" action={`/follow/${id}${query}`}>
        {confirmedAt === null ? (
          <button type="submit" name="action" value="confirm">
            Yes, follow it
          </button>
        ) : null}
        <button type="submit" name="action" value="stop" class="button-quiet">
          {confirmedAt === null ? 'No, and remove my address' : 'Stop, and remove my address'}
        </button>
      </form>
      <p>
        <a href={`/follow/${id}/data.json${query}`}>Take your data with you</a> as a file.{' '}
        <a href="/privacy/comments#following">What happens to your address</a>
      </p>
      <p>
        <a href={story.path}>To the story</a>
      </p>
    </article>
  );
}

export function Stopped(): VNode {
  return (
    <article class="notice-page">
      <h1>No more e-mails</h1>
      <p class="standfirst">You no longer follow the story, and your address has been removed.</p>
      <p>
        <a href="/">To the front page</a>
      </p>
    </article>
  );
}
