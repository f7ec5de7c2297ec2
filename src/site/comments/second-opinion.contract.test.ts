import { judgingAs } from '#test/comments.ts';
import { expect, test } from 'vitest';
import type { Question } from '../site-options.ts';
import { all, openStreet } from '../site.test-kit.ts';

/** Sends a comment over a real connection, which has an address; resolves with what was asked about it. */
async function asked(action: 'publish' | 'hold' | 'discard', times = 1): Promise<Question[]> {
  const questions: Question[] = [];
  const street = await openStreet({
    judging: judgingAs(action),
    secondOpinion: (question) => void questions.push(question),
  });
  const article = await street.print();
  const origin = await street.listen();
  const page = await (await fetch(origin + article.path)).text();
  const hidden = all(page, 'input', { type: 'hidden' }).map(({ attribs }) => [
    attribs['name'],
    attribs['value'],
  ]);
  street.clock.now += 60_000;
  const fields = {
    ...(Object.fromEntries(hidden) as Record<string, string>),
    name: 'Mirela',
    text: 'Who pays?',
  };
  for (let time = 0; time < times; time++) {
    const answer = await fetch(`${origin}/articles/${article.id}/comments`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, email: 'm@reader.example', link: '', website: '' }),
      headers: { origin, 'user-agent': 'Mozilla/5.0 Firefox/150.0' },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
  }
  return questions;
}

test('another filter is asked about a comment that waits, once, and about no other', async () => {
  expect(await asked('publish')).toEqual([]);
  expect(await asked('discard')).toEqual([]);
  expect(await asked('hold', 2)).toEqual([
    { commentId: expect.any(String), address: '127.0.0.1', userAgent: 'Mozilla/5.0 Firefox/150.0' },
  ]);
});

test('the form and the notice say so where it is configured, and only there', async () => {
  for (const secondOpinion of [undefined, () => undefined]) {
    const street = await openStreet({ secondOpinion });
    const article = await street.print();
    const pages = [(await street.get(article.path)).text, (await street.get('/privacy/comments')).text];
    for (const text of pages) expect(text.includes('also sent to Akismet')).toBe(secondOpinion !== undefined);
    expect(pages[0]?.includes('nothing is passed on')).toBe(secondOpinion === undefined);
  }
});
