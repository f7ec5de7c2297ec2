import type { QueueItem } from '#comments';

/**
 * Why a comment waits, in a sentence, where the filter's verdict does not say it by itself: a setting, an import or somebody
 * at the desk had it wait. Undefined where the filter holds it, and for a comment that does not wait.
 */
export function whyWaiting(item: Pick<QueueItem, 'status' | 'verdict' | 'lastDecision'>): string | undefined {
  const { status, verdict, lastDecision } = item;
  if (status !== 'held' || !lastDecision) return undefined;
  switch (lastDecision.actor) {
    case 'import':
      return 'It waits because it came with an import, and nobody had approved it there.';
    case 'moderator':
      return lastDecision.undoes
        ? 'It waits again because somebody at the desk took a decision about it back.'
        : 'It waits because somebody at the desk put it back among those that wait.';
    case 'filter':
      return verdict?.action === 'publish'
        ? 'It waits because the settings had every comment wait for a moderator when it came.'
        : undefined;
    case 'author':
      return undefined;
  }
}
