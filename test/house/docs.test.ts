import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findCommand } from '../../src/cli/commands.ts';
import { HOUSE } from './arrows.ts';
import { filesOf, textOf } from './files.ts';
import { ROOT } from './sources.ts';

const pages = filesOf('*.md', '{docs,bench,training,sample,prior}/**/*.md');

test('every link inside the project leads somewhere', () => {
  const broken = pages.flatMap((page) =>
    linksOf(textOf(page))
      .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
      .filter((link) => !leads(page, link))
      .map((link) => `${page} → ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every command in the docs exists', () => {
  const scripts = Object.keys((JSON.parse(textOf('package.json')) as { scripts?: object }).scripts ?? {});
  const known = new Set([...scripts, 'ci', 'install', 'exec', 'pack', 'publish', 'version', 'help']);
  const missing = pages.flatMap((page) =>
    linesOfCode(textOf(page)).flatMap((line) => {
      const npm = /\bnpm (?:run )?([a-z][\w:-]*)/.exec(line)?.[1];
      const own = /(?:^|npx |\s)broadsheet (?!broadsheet)([a-z][\w -]*)/.exec(line)?.[1]?.split(' ');
      const file = /\bnode ((?:bin|bench|training|test|sample)\/[\w./-]+)/.exec(line)?.[1];
      return [
        ...(npm !== undefined && !known.has(npm) ? [`${page}: npm ${npm}`] : []),
        ...(own && own[0] !== 'help' && !findCommand(own) ? [`${page}: broadsheet ${own.join(' ')}`] : []),
        ...(file !== undefined && !existsSync(join(ROOT, file)) ? [`${page}: node ${file}`] : []),
      ];
    }),
  );
  expect(missing).toEqual([]);
});

test('the map of the rooms in ARCHITECTURE.md is the one that the tests hold the code to', () => {
  const rows = textOf('ARCHITECTURE.md').matchAll(/^\| `(\w+)` +\|[^|]+\| ([^|]+?) +\|$/gm);
  const told = Object.fromEntries(
    [...rows].map(([, room = '', doors = '']) => [room, doors === 'nothing' ? [] : doors.split(', ')]),
  );
  expect(told).toEqual(HOUSE.arrows);
});

function leads(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : join(dirname(page), decodeURIComponent(path)).replaceAll('\\', '/');
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || !file.endsWith('.md') || anchorsOf(textOf(file)).has(anchor);
}

function linksOf(markdown: string): string[] {
  return [
    ...withoutCode(markdown).matchAll(
      /\]\(([^()\s]+)(?:\s"[^"]*")?\)|<(?:img|a)\s[^>]*(?:src|href)="([^"]+)"/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? '');
}

/** Headings as the forges name them. */
function anchorsOf(markdown: string): Set<string> {
  return new Set(
    [...withoutCode(markdown).matchAll(/^#+\s+(.+)$/gm)].map((match) =>
      (match[1] ?? '')
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Lines of code blocks, and code inside sentences. */
function linesOfCode(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^(?:```|~~~)(?:sh|bash|shell|console)?\n([\s\S]*?)^(?:```|~~~)/gm)];
  const inline = [...markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/`([^`\n]+)`/g)];
  return [
    ...blocks.flatMap((match) => (match[1] ?? '').split('\n')),
    ...inline.map((match) => match[1] ?? ''),
  ].filter((line) => !line.trim().startsWith('#'));
}
