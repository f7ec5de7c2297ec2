import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const here = import.meta.dirname;

type Named = { slug: string; name: string };
type Paper = {
  edition: string;
  sections: Named[];
  bylines: (Named & { bio: string })[];
  tags: Named[];
};
type Front = {
  slug: string;
  headline: string;
  standfirst: string;
  section: string;
  bylines: string[];
  tags: string[];
  published: string;
  updated?: string;
  status: string;
  reason?: string;
  source?: { name: string; url: string; language: string };
  image?: { file: string; alt: string; caption: string; credit: string };
  corrections?: { at: string; text: string }[];
  comments?: string;
  story: string;
};
type Article = Front & { file: string; body: string };
type Comment = {
  id: string;
  parent?: string;
  name: string;
  email?: string;
  link?: string;
  at: string;
  status: string;
  text: string;
};

const paper = parse(readFileSync(join(here, 'paper.yaml'), 'utf8')) as Paper;
const articles = readdirSync(join(here, 'articles')).sort().map(readArticleFile);
const threads = readdirSync(join(here, 'comments'))
  .sort()
  .map((file) => ({
    file,
    slug: file.replace(/^\d+-/, '').replace(/\.yaml$/, ''),
    comments: parse(readFileSync(join(here, 'comments', file), 'utf8')) as Comment[],
  }));
const images = readdirSync(join(here, 'images'));
const allComments = threads.flatMap((thread) => thread.comments);
const lastMinute = '2026-11-24T06:30';
const localTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

describe('the sample paper', () => {
  test('is large enough to look like a paper', () => {
    expect(articles.length).toBeGreaterThanOrEqual(44);
    expect(paper.bylines).toHaveLength(8);
    expect(paper.sections).toHaveLength(5);
    expect(allComments.length).toBeGreaterThanOrEqual(150);
    expect(images.length).toBeGreaterThanOrEqual(16);
    const stories = countBy(articles.map((article) => article.story));
    expect([...stories.values()].filter((parts) => parts >= 4).length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...threads.map((thread) => thread.comments.length))).toBeGreaterThanOrEqual(25);
  });

  test('has articles in every state, corrections and credits', () => {
    for (const status of ['published', 'draft', 'scheduled', 'withdrawn'])
      expect(articles.some((article) => article.status === status)).toBe(true);
    for (const article of articles.filter((one) => one.status === 'withdrawn'))
      expect(article.reason).toBeTruthy();
    expect(articles.filter((article) => article.corrections).length).toBeGreaterThanOrEqual(3);
    expect(articles.filter((article) => article.source).length).toBeGreaterThanOrEqual(2);
    expect(articles.filter((article) => article.body.includes('](article:')).length).toBeGreaterThanOrEqual(
      8,
    );
  });

  test('uses every slug once', () => {
    for (const list of [articles, paper.sections, paper.bylines, paper.tags]) {
      const slugs = list.map((item) => item.slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });
});

describe.each(articles)('article $file', (article) => {
  test('names only what exists', () => {
    expect(`${article.file}`).toMatch(new RegExp(`^\\d+-${article.slug}\\.md$`));
    expect(slugsOf(paper.sections)).toContain(article.section);
    for (const byline of article.bylines) expect(slugsOf(paper.bylines)).toContain(byline);
    for (const tag of article.tags) expect(slugsOf(paper.tags)).toContain(tag);
    for (const target of linksIn(article.body)) {
      const linked = articles.find((one) => one.slug === target);
      expect(linked, target).toBeDefined();
      expect(linked?.status, target).toBe('published');
    }
  });

  test('has an image with words, or none', () => {
    if (!article.image) return;
    expect(images).toContain(article.image.file);
    expect(article.image.alt).toBeTruthy();
    expect(article.image.caption).toBeTruthy();
    expect(article.image.credit).toMatch(/^Illustration: /);
  });

  test('has its times in order', () => {
    expect(article.published).toMatch(localTime);
    expect(article.published >= '2024-11-24').toBe(true);
    if (article.status !== 'scheduled') expect(article.published <= lastMinute).toBe(true);
    if (article.updated) expect(article.updated > article.published).toBe(true);
    for (const correction of article.corrections ?? []) expect(correction.at > article.published).toBe(true);
  });

  test('writes calendar dates as tokens', () => {
    expect(badTokens(wordsOf(article))).toEqual([]);
    expect(bareDates(wordsOf(article))).toEqual([]);
  });
});

describe.each(threads)('comments $file', ({ slug, comments }) => {
  const article = articles.find((one) => one.slug === slug);

  test('belong to a published article that takes comments', () => {
    expect(article?.status).toBe('published');
    expect(article?.comments).not.toBe('closed');
  });

  test('answer an earlier comment and come after the article', () => {
    const byId = new Map(comments.map((comment) => [comment.id, comment]));
    expect(byId.size).toBe(comments.length);
    for (const comment of comments) {
      expect(comment.at).toMatch(localTime);
      expect(comment.at > (article?.published ?? ''), comment.id).toBe(true);
      expect(comment.at <= lastMinute, comment.id).toBe(true);
      expect(['published', 'held', 'spam', 'refused']).toContain(comment.status);
      if (comment.parent) {
        const parent = byId.get(comment.parent);
        expect(parent, comment.parent).toBeDefined();
        expect((parent?.at ?? '~') < comment.at, comment.id).toBe(true);
        if (comment.status === 'published') expect(parent?.status).toBe('published');
      }
    }
  });

  test('point to reserved domains only and carry no bare dates', () => {
    for (const comment of comments) {
      const words = `${comment.text} ${comment.link ?? ''} ${comment.email ?? ''}`;
      expect(realDomains(words), comment.id).toEqual([]);
      expect(bareDates(comment.text), comment.id).toEqual([]);
    }
  });
});

function readArticleFile(file: string): Article {
  const text = readFileSync(join(here, 'articles', file), 'utf8');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { ...(parse(front) as Front), file, body };
}

function wordsOf(article: Article): string {
  const corrections = (article.corrections ?? []).map((correction) => correction.text);
  const image = article.image ? [article.image.alt, article.image.caption] : [];
  return [
    article.headline,
    article.standfirst,
    article.body,
    article.reason ?? '',
    ...corrections,
    ...image,
  ].join('\n');
}

function linksIn(body: string): string[] {
  return [...body.matchAll(/\]\(article:([^)]*)\)/g)].map((match) => match[1] ?? '');
}

function badTokens(text: string): string[] {
  const tokens = text.match(/\{\{[^}]*\}?\}?/g) ?? [];
  return tokens.filter((token) => !/^\{\{(date|longdate|year|month):\d{4}-\d\d-\d\d\}\}$/.test(token));
}

function bareDates(text: string): string[] {
  const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
  const pattern = new RegExp(
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:${months})\\b|\\b(?:${months}) \\d{1,4}\\b|\\b202\\d\\b`,
    'g',
  );
  return text.replace(/\{\{[^}]*\}\}/g, '').match(pattern) ?? [];
}

function realDomains(text: string): string[] {
  const hosts = [...text.matchAll(/(?:https?:\/\/|@)([\w.-]+)/gi)].map((match) =>
    (match[1] ?? '').replace(/\.$/, ''),
  );
  return hosts.filter((host) => !/(^|\.)(example\.(com|org|net)|example|test)$/i.test(host));
}

function slugsOf(list: Named[]): string[] {
  return list.map((item) => item.slug);
}

function countBy(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
