import { readPaper } from '#articles';
import { DAY, HOUR } from '#base';
import { writeLetter, type Store } from '#store';
import { followLink } from './link.ts';
import {
  countLetters,
  deleteFollower,
  findFollower,
  keepAsked,
  listAsked,
  setConfirmed,
  type Follower,
} from './queries.ts';

/** The same question again: whoever did not get the first letter. */
const ASKED_AGAIN = HOUR;
/** Questions to one letter box in a day, the same ones again among them: nobody can fill another one's from here. */
const MOST_ASKED = 5;

export interface Following {
  readonly story: { readonly id: string; readonly name: string };
  /** Checked to be one. */
  readonly email: string;
  /** The paper's address, for the link. */
  readonly origin: string;
}

/**
 * Asks by letter whether the one with this address wants to follow the story; nothing else is sent before they say so. Who follows
 * already, or was asked just now, gets no letter, and the caller is told nothing of it.
 */
export async function askToFollow(store: Store, { story, email, origin }: Following): Promise<void> {
  const address = email.toLowerCase();
  const [paper, known] = await Promise.all([
    readPaper(store.db),
    findFollower(store.db, { storyId: story.id, email: address }),
  ]);
  if (known && (known.confirmedAt !== null || store.now() - known.askedAt < ASKED_AGAIN)) return;
  const linkOf = async (id: string) => origin + (await followLink(store, id));
  // The key is read before the transaction: reading it may write.
  await linkOf('');
  await store.write(async (tx) => {
    const asked = await Promise.all((await listAsked(tx.db, address, tx.now - DAY)).map(linkOf));
    if ((await countLetters(tx.db, asked, tx.now - DAY)) >= MOST_ASKED) return;
    const id = await keepAsked(tx, story.id, address);
    const link = await linkOf(id);
    await writeLetter(tx, {
      recipient: address,
      subject: `Do you want to follow “${story.name}”?`,
      body: `Somebody, probably you, asked ${paper.name} to write to this address whenever there is a new article of the story “${story.name}”.

If it was you, open this page and confirm it:
${link}

If it was not, there is nothing to do: without your answer no news of the story is sent, and the address is removed in a few days.
`,
      unsubscribe: link,
    });
  });
}

/** From now on each new article of the story is a letter. Confirming twice changes nothing. */
export async function confirmFollowing(store: Store, follower: Follower): Promise<void> {
  await store.write((tx) => setConfirmed(tx, follower.id));
}

/** No more letters; the address is removed at once, and the letters that went to it for this story. */
export async function stopFollowing(store: Store, follower: Follower, origin: string): Promise<void> {
  const link = origin + (await followLink(store, follower.id));
  await store.write((tx) => deleteFollower(tx, follower.id, link));
}
