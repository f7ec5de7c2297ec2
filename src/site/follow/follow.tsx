import { Failure, isFailure, LIMITS } from '#base';
import {
  askToFollow,
  checkFollower,
  confirmFollowing,
  readStory,
  stopFollowing,
  type Follower,
  type Story,
} from '#context';
import { checkFields, page, readFields, readUpload, type Ctx, type Fields } from '#web';
import * as z from 'zod';
import { readerBlock } from '../reader-block.ts';
import { storyPath } from '../stories/address.ts';
import { storyOfAddress } from '../stories/find.ts';
import type { Site } from '../site-options.ts';
import { Asked, FollowAgain, FollowingPage, Stopped } from './pages.tsx';

const WRONG = 'This is not an e-mail address. It should look like name@example.org.';
/** Octets of one field in parts, with room for a long boundary. */
const PRESS_LARGEST = 4 * 1024;
const asking = z.object({ email: z.string(WRONG).trim().max(LIMITS.email, WRONG).pipe(z.email(WRONG)) });

/** Somebody gave an address on a story's page: a letter asks whether they meant it. */
export function takeFollower(site: Site) {
  return async (c: Ctx): Promise<Response> => {
    if (!site.mail) throw new Failure('not-found', 'Stories cannot be followed by mail here.');
    const story = await storyOfAddress(c);
    if (story instanceof Response) return story;
    const sent = await readFields(c.req.raw);
    try {
      const { email } = checkFields(sent, asking);
      site.followLimit.take(c, readerBlock(c));
      await askToFollow(site.store, { story, email, origin: c.var.paper.origin });
    } catch (error) {
      if (!isFailure(error) || error.code !== 'bad-input') throw error;
      return again(c, story, typeof sent['email'] === 'string' ? sent['email'] : '');
    }
    return c.redirect('/follow/asked', 303);
  };
}

/** Where the form is sent to is also the address of the page that shows it again: a reload leads back to where it stands. */
export async function backToStory(c: Ctx): Promise<Response> {
  const story = await storyOfAddress(c);
  return story instanceof Response ? story : c.redirect(`${storyPath(story)}#come-back`, 302);
}

function again(c: Ctx, story: Story, email: string): Response {
  const head = { title: `Follow ${story.name} by mail`, robots: 'noindex' };
  const given = email.slice(0, LIMITS.email);
  return page(
    c,
    head,
    <FollowAgain path={storyPath(story)} name={story.name} email={given} error={WRONG} />,
    400,
  );
}

export function showAsked(c: Ctx): Response {
  return page(c, { title: 'Please check your mail', robots: 'noindex' }, <Asked />);
}

/** Opened from a letter. Programs that look into letters open links too, so opening it changes nothing. */
export async function showFollowing(c: Ctx): Promise<Response> {
  const { follower, sig } = await followerOf(c);
  return answer(c, follower, sig);
}

/** Confirms or stops; or it is a mail program whose reader pressed its own button (RFC 8058). */
export async function actOnFollowing(c: Ctx): Promise<Response> {
  const { follower, sig } = await followerOf(c);
  const sent = await readPress(c);
  const isOneClick = sent['List-Unsubscribe'] === 'One-Click';
  const action = isOneClick ? 'stop' : sent['action'];
  if (action !== 'stop' && action !== 'confirm')
    throw new Failure('bad-input', 'Please choose whether you want to follow the story.');
  if (action === 'confirm') {
    await confirmFollowing(c.var.store, follower);
    return c.redirect(`/follow/${follower.id}?sig=${encodeURIComponent(sig)}`, 303);
  }
  await stopFollowing(c.var.store, follower, c.var.paper.origin);
  return page(c, { title: 'No more e-mails', robots: 'noindex' }, <Stopped />);
}

/** What a button sends: one of ours as a plain form, a mail program's rather in parts. */
async function readPress(c: Ctx): Promise<Fields> {
  const inParts = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
  return inParts ? (await readUpload(c, { largest: PRESS_LARGEST })).fields : readFields(c.req.raw);
}

/** Everything stored about a follower, as a file. */
export async function exportFollowing(c: Ctx): Promise<Response> {
  const { follower } = await followerOf(c);
  const { email, askedAt, confirmedAt } = follower;
  const story = await readStory(c.var.store.db, follower.storyId);
  c.header('content-disposition', 'attachment; filename="following.json"');
  return c.json({
    format: 'broadsheet-following-1',
    email,
    story: story ? { name: story.name, path: storyPath(story) } : null,
    askedAt: iso(askedAt),
    confirmedAt: confirmedAt === null ? null : iso(confirmedAt),
  });
}

async function followerOf(c: Ctx): Promise<{ follower: Follower; sig: string }> {
  const sig = c.req.query('sig') ?? '';
  return { follower: await checkFollower(c.var.store, c.req.param('id') ?? '', sig), sig };
}

async function answer(c: Ctx, follower: Follower, sig: string): Promise<Response> {
  const story = await readStory(c.var.store.db, follower.storyId);
  const named = { name: story?.name ?? 'A story', path: story ? storyPath(story) : '/stories' };
  const head = { title: `Follow ${named.name}`, robots: 'noindex' };
  return page(c, head, <FollowingPage {...{ follower, sig, story: named, paper: c.var.paper }} />);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
