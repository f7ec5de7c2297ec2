import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createEngine } from './engine/engine.ts';

// The sample newspaper says of each article which story it belongs to; the engine is not told.

interface SampleArticle {
  readonly id: string;
  readonly story: string | undefined;
  readonly headline: string;
  readonly standfirst: string;
  readonly text: string;
  readonly publishedAt: number;
  readonly sectionId: string;
  readonly tagIds: readonly string[];
}

const articles = readSample();
const engine = createEngine();
for (const _ of engine.putAll(articles));
const storyOf = new Map(articles.map(({ id, story }) => [id, story]));
const inStories = articles.filter(
  (one) => one.story !== undefined && articles.some((other) => other !== one && other.story === one.story),
);

test('there is a newspaper to read', () => {
  expect(articles.length).toBeGreaterThanOrEqual(40);
  expect(inStories.length).toBeGreaterThanOrEqual(25);
});

test('nine of ten links stay in their story', () => {
  const links = inStories.flatMap(({ id, story }) =>
    engine.related(id).map((link) => ({ from: id, to: link.id, right: storyOf.get(link.id) === story })),
  );
  const right = links.filter((link) => link.right).length;
  expect(links.length).toBeGreaterThan(inStories.length);
  expect(right / links.length).toBeGreaterThanOrEqual(0.9);
});

test('nearly every article of a story leads to another part of it', () => {
  const led = inStories.filter(({ id, story }) =>
    engine.related(id).some((link) => storyOf.get(link.id) === story),
  );
  expect(led.length / inStories.length).toBeGreaterThanOrEqual(0.9);
});

test('most articles that stand alone show nothing', () => {
  const alone = articles.filter((one) => !inStories.includes(one));
  const silent = alone.filter(({ id }) => engine.related(id).length === 0);
  expect(silent.length / Math.max(1, alone.length)).toBeGreaterThanOrEqual(0.6);
});

function readSample(): SampleArticle[] {
  const folder = join(import.meta.dirname, '../../sample/articles');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => sampleArticle(readFileSync(join(folder, file), 'utf8')));
}

function sampleArticle(file: string): SampleArticle {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? [];
  const fields = parse(front) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return {
    id: text('slug'),
    story: text('story') || undefined,
    headline: text('headline'),
    standfirst: text('standfirst'),
    text: body.replaceAll(/\{\{[^}]*\}\}|\]\([^)]*\)|[[\]#>*]/g, ' '),
    publishedAt: Date.parse(`${text('published')}Z`),
    sectionId: text('section'),
    tagIds: (fields['tags'] ?? []) as readonly string[],
  };
}
