import { isId } from '#base';

/** Where the thing that something was done to can be seen at the desk; null where there is no such page. */
export function subjectAddress({
  action,
  subject,
}: {
  readonly action: string;
  readonly subject: string;
}): string | null {
  if (!isId(subject)) return null;
  if (action.startsWith('article.') || action.startsWith('related.')) return `/desk/articles/${subject}`;
  if (action.startsWith('story.')) return `/desk/stories/${subject}`;
  if (action.startsWith('comment.')) return `/desk/comments/${subject}`;
  return null;
}
