import { readPaper } from '#articles';
import { HOUR } from '#base';
import { countsByStatus } from '#comments';
import { can, listStaff } from '#people';
import { writeLetter, type Store } from '#store';
import { lastLetter } from './queries.ts';

/** A moderator hears of waiting comments at most so often. */
const QUIET = HOUR;

/** Tells the moderators by mail that comments wait. No comment and no reader's name stands in the letter. */
export async function announceHeld(store: Store, origin: string): Promise<void> {
  const { held } = await countsByStatus(store.db);
  if (held === 0) return;
  const paper = await readPaper(store.db);
  const subject = `${paper.name}: comments are waiting`;
  const waiting = held === 1 ? 'One comment is waiting' : `${held} comments are waiting`;
  const body = `${waiting} for a moderator.\n\n${origin}/desk/comments\n\nYou get this e-mail at most once an hour.\n`;
  for (const person of await listStaff(store.db)) {
    if (person.deactivatedAt !== null || !can(person.role, 'comments.decide')) continue;
    const last = await lastLetter(store.db, person.email, subject);
    if (last !== undefined && store.now() - last < QUIET) continue;
    await store.write((tx) => writeLetter(tx, { recipient: person.email, subject, body }));
  }
}
