import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Failure } from '#base';

const words = z.string().min(1);
const slug = z.string().regex(/^[a-z0-9-]+$/);
/** `2026-03-12T10:40`, in the paper's own time zone. */
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/);
const named = { slug, name: words };

const paperShape = z.object({
  name: words,
  tagline: z.string().default(''),
  language: words,
  timezone: words,
  edition: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  publisher: z.string().default(''),
  contact: z.string().default(''),
  lead: slug.optional(),
  sections: z.array(z.object({ ...named, description: z.string().default('') })),
  bylines: z.array(z.object({ ...named, bio: z.string().default('') })),
  tags: z.array(z.object(named)),
  stories: z
    .array(
      z.object({
        ...named,
        standfirst: z.string().default(''),
        /** The section whose front it leads. */
        leads: slug.optional(),
        /** `turn` is the turning point that begins with the article. */
        articles: z.array(z.object({ slug, turn: z.string().default('') })),
      }),
    )
    .default([]),
});

const articleShape = z.object({
  slug,
  headline: words,
  standfirst: z.string().default(''),
  kind: z.enum(['article', 'page']).default('article'),
  section: slug.optional(),
  bylines: z.array(slug).default([]),
  tags: z.array(slug).default([]),
  dateline: z.string().default(''),
  published: moment,
  updated: moment.optional(),
  status: z.enum(['draft', 'scheduled', 'published', 'withdrawn']),
  reason: z.string().optional(),
  source: z.object({ name: words, url: z.string().optional(), language: z.string().optional() }).optional(),
  image: z
    .object({ file: words, alt: words, caption: z.string().default(''), credit: z.string().default('') })
    .optional(),
  corrections: z.array(z.object({ at: moment, text: words })).default([]),
  comments: z.enum(['open', 'closed']).default('open'),
});

const commentShape = z.object({
  id: words,
  parent: z.string().optional(),
  name: words,
  email: z.string().optional(),
  link: z.string().optional(),
  at: moment,
  status: z.enum(['published', 'held', 'refused', 'spam', 'withdrawn']),
  text: words,
});

export type SamplePaper = z.infer<typeof paperShape>;
export type SampleArticle = z.infer<typeof articleShape> & {
  readonly body: string;
  readonly thread: readonly SampleComment[];
};
export type SampleComment = z.infer<typeof commentShape>;

/**
 * Reads a paper written as files: `paper.yaml`, `articles/*.md` with their facts on top, `comments/*.yaml`.
 * @throws Failure `bad-input` naming the file that makes no sense.
 */
export async function readFolder(folder: string): Promise<{ paper: SamplePaper; articles: SampleArticle[] }> {
  const paper = await readShape(join(folder, 'paper.yaml'), paperShape);
  const files = (await readdir(join(folder, 'articles'))).filter((file) => file.endsWith('.md')).sort();
  const articles = await Promise.all(files.map((file) => readArticle(folder, file)));
  return { paper, articles };
}

async function readArticle(folder: string, file: string): Promise<SampleArticle> {
  const path = join(folder, 'articles', file);
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(await readFile(path, 'utf8'));
  if (!parts)
    throw new Failure('bad-input', `${path} does not begin with its facts between two lines of ---.`);
  const facts = await check(path, articleShape, parts[1] ?? '');
  const threads = join(folder, 'comments', file.replace(/\.md$/, '.yaml'));
  const thread = await readShape(threads, z.array(commentShape)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return { ...facts, body: parts[2] ?? '', thread };
}

async function readShape<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>> {
  return check(path, shape, await readFile(path, 'utf8'));
}

async function check<Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  text: string,
): Promise<z.infer<Shape>> {
  const { parseYaml } = await import('./parse-yaml.ts');
  const result = shape.safeParse(parseYaml(text));
  if (result.success) return result.data;
  const problem = result.error.issues[0];
  throw new Failure(
    'bad-input',
    `${path}: ${problem?.path.join('.') ?? ''} ${problem?.message ?? 'makes no sense'}.`,
  );
}
