import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HERE = import.meta.dirname;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') && !/\.test(-kit)?\.ts$/.test(entry.name) ? [path] : [];
  });
}

it('needs no disk, clock, network or chance', () => {
  const forbidden =
    /from 'node:|Date\.now|new Date|Math\.random|performance\.|\bfetch\(|process\.|crypto\.|setTimeout/;
  expect(sources(HERE).filter((path) => forbidden.test(readFileSync(path, 'utf8')))).toEqual([]);
});

it('opens no other door than base', () => {
  const doors = sources(HERE).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/from '(#[a-z]+)'/g)].map((match) => match[1]),
  );
  expect([...new Set(doors)]).toEqual(['#base']);
});
