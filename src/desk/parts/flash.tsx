import { isId } from '#base';
import type { ComponentChildren, VNode } from 'preact';

/** What a page says after something was done. The address carries a name from this table, never words. */
const DONE = {
  saved: 'Saved.',
  published: 'Published. Readers see it now.',
  scheduled: 'Scheduled.',
  unscheduled: 'Back among the drafts.',
  leads: 'It leads the front page now, until you choose another or let it go.',
  'leads-no-more': 'The newest article with an image leads the front page again.',
  withdrawn: 'Withdrawn. Its address now says so, with the reason.',
  corrected: 'The correction stands on the article.',
  moved: 'The address is changed; the old one leads to it.',
  image: 'The image is stored; its smaller sizes are being made.',
  'image-words': 'The image’s words are changed.',
  'image-words-kept':
    'This image stands above an article of somebody else, too, and keeps the words it has there. An editor can change them.',
  'image-removed': 'The article has no image now.',
  'nothing-decided': 'Nothing was changed: somebody else may have been faster.',
  undone: 'Taken back.',
  replied: 'Your reply is published.',
  revoked: 'Revoked.',
  role: 'The role is changed.',
  deactivated: 'The account is closed and signed out everywhere.',
  reactivated: 'The account works again.',
  'signed-out': 'You are signed out.',
  'sessions-ended': 'All other sessions have ended.',
  'staff-signed-out': 'Signed out everywhere.',
  password: 'Your password is changed, and your other sessions have ended.',
  passkey: 'Your passkey is stored.',
  'passkey-removed': 'The passkey is removed.',
  'story-added': 'Added. It is part of the story now.',
  'story-removed': 'Taken out. The program will not put it back.',
  'story-left': 'The article is in no story now, and the program will not put it back.',
  'story-split': 'This is the new story.',
  'story-merged': 'Merged. This is the story that has all the articles.',
  'story-closed': 'Closed.',
  'story-reopened': 'Open again.',
  'story-followed': 'Done as proposed.',
  'story-declined': 'Left as it is. It will not be proposed again.',
  'catching-up': 'It goes on.',
  retried: 'It will be tried again.',
  dropped: 'It is given up.',
  forgotten: 'The filter judges as it shipped. What it had learned is set aside for thirty days.',
  'brought-back': 'What was set aside is learned again.',
} as const;

/** What a moderator decided, about whose comment or how many. */
const DECIDED = {
  'decided-published': (what) => <>Approved {what}.</>,
  'decided-refused': (what) => <>Refused {what}.</>,
  'decided-spam': (what) => <>Marked {what} as spam.</>,
  'decided-held': (what) => <>Put {what} back among those that wait.</>,
} as const satisfies Record<string, (what: ComponentChildren) => VNode>;

/** What an editor did to a link under an article; said where the links are. */
const LINKED = {
  'link-pinned': (what) => <>Pinned {what}. It stays, whatever is computed.</>,
  'link-banned': (what) => <>{what} will not stand here again.</>,
  'link-released': (what) => <>Left {what} to the program again.</>,
  'link-moved': (what) => <>Moved {what}. What stands above it is pinned, too.</>,
} as const satisfies Record<string, (what: ComponentChildren) => VNode>;

export type Done = keyof typeof DONE | keyof typeof DECIDED | keyof typeof LINKED;
export type LinkDone = keyof typeof LINKED;
type Query = Readonly<Record<string, string>>;

/**
 * The address of a page that will say what was done; `undo` names decisions that can be taken back there, `about` the one
 * comment or article that it was done to.
 */
export function doneAt(
  path: string,
  done: Done,
  { undo = [], about }: { readonly undo?: readonly string[]; readonly about?: string | undefined } = {},
): string {
  const query = new URLSearchParams({ done });
  if (about) query.set('about', about);
  if (undo.length > 0) query.set('undo', undo.join('.'));
  return path + (path.includes('?') ? '&' : '?') + query.toString();
}

/** What was done, above the page. `author` wrote the one comment that it was done to. */
export function FlashNote({
  query,
  author,
}: {
  readonly query: Query;
  readonly author?: string | undefined;
}) {
  const done = query['done'] ?? '';
  const undo = (query['undo'] ?? '').split('.').filter(isId);
  const words = Object.hasOwn(DECIDED, done)
    ? DECIDED[done as keyof typeof DECIDED](whose(undo.length, author))
    : Object.hasOwn(DONE, done) && DONE[done as keyof typeof DONE];
  if (!words) return null;
  return (
    <div class="note good" role="status">
      <p>{words}</p>
      {undo.length > 0 && (
        <form method="post" action="/desk/comments/undo" class="one-button">
          {undo.map((id) => (
            <input key={id} type="hidden" name="decisions" value={id} />
          ))}
          <button type="submit" data-key="u">
            Undo
          </button>
        </form>
      )}
    </div>
  );
}

function whose(comments: number, author: string | undefined): ComponentChildren {
  if (comments > 1) return `${comments} comments`;
  return author ? (
    <>
      <bdi>{author}</bdi>’s comment
    </>
  ) : (
    'one comment'
  );
}

/** What was done to a link, beside the links. */
export function LinkNote({
  query,
  headline,
}: {
  readonly query: Query;
  readonly headline: string | undefined;
}) {
  const done = query['done'] ?? '';
  if (headline === undefined || !Object.hasOwn(LINKED, done)) return null;
  return (
    <div class="note good" role="status">
      <p>{LINKED[done as LinkDone](<bdi>“{headline}”</bdi>)}</p>
    </div>
  );
}
