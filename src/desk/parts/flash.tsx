import { isId } from '#base';

/** What a page says after something was done. The address carries a name from this table, never words. */
const DONE = {
  saved: 'Saved.',
  published: 'Published. Readers see it now.',
  scheduled: 'Scheduled.',
  unscheduled: 'Back among the drafts.',
  withdrawn: 'Withdrawn. Its address now says so, with the reason.',
  corrected: 'The correction stands on the article.',
  moved: 'The address is changed; the old one leads to it.',
  image: 'The image is stored; its smaller sizes are being made.',
  'image-words': 'The image’s words are changed.',
  'image-removed': 'The article has no image now.',
  decided: 'Decided.',
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
  'link-pinned': 'Pinned. It stays, whatever is computed.',
  'link-banned': 'It will not stand there again.',
  'link-released': 'Left to the program again.',
  'link-moved': 'Moved. What stands above it is pinned, too.',
  'story-added': 'Added. It is part of the story now.',
  'story-removed': 'Taken out. The program will not put it back.',
  'story-left': 'The article is in no story now, and the program will not put it back.',
  'story-split': 'This is the new story.',
  'story-merged': 'Merged. This is the story that has all the articles.',
  'story-closed': 'Closed.',
  'story-reopened': 'Open again.',
  'story-followed': 'Done as proposed.',
  'story-declined': 'Left as it is. It will not be proposed again.',
  'catching-up': 'It goes on in the background.',
  retried: 'It will be tried again.',
  dropped: 'It is given up.',
  forgotten: 'The filter judges as it shipped. What it had learned is set aside for thirty days.',
  'brought-back': 'What was set aside is learned again.',
} as const;

export type Done = keyof typeof DONE;

/** The address of a page that will say what was done; `undo` names decisions that can be taken back there. */
export function doneAt(path: string, done: Done, undo: readonly string[] = []): string {
  const query = new URLSearchParams({ done });
  if (undo.length > 0) query.set('undo', undo.join('.'));
  return path + (path.includes('?') ? '&' : '?') + query.toString();
}

export function FlashNote({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const done = query['done'] ?? '';
  if (!Object.hasOwn(DONE, done)) return null;
  const undo = (query['undo'] ?? '').split('.').filter(isId);
  const many = undo.length > 1 ? ` ${undo.length} comments.` : '';
  return (
    <div class="note good" role="status">
      <p>
        {DONE[done as Done]}
        {many}
      </p>
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
