import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

export const ROOT = join(import.meta.dirname, '../..');

/** A file of src/ and what it imports. */
export interface Source {
  /** From the root, with `/`. */
  readonly file: string;
  readonly room: string;
  /** Tests stand beside the code, but look into it from outside. */
  readonly isTest: boolean;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly from: string;
  readonly line: number;
  /** Only types: nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

/** Every TypeScript file in src/. */
export function readSources(): Source[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .map((file) => sourceOf(file, readFileSync(join(ROOT, file), 'utf8')));
}

/** What a file with this text imports: statements, re-exports, `import()` as an expression and as a type. */
export function sourceOf(file: string, text: string): Source {
  const { module: found, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: Import[] = found.staticImports.map(({ start, moduleRequest, entries }) => ({
    from: moduleRequest.value,
    line: lineAt(start),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { start, entries } of found.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest) imports.push({ from: moduleRequest.value, line: lineAt(start), typeOnly: isType });
  for (const match of text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g))
    imports.push({ from: match[1] ?? '', line: lineAt(match.index), typeOnly: false });
  const room = /^src\/([^/]+?)(?:\/|\.tsx?$)/.exec(file)?.[1] ?? '';
  return { file, room, isTest: /\.test(-kit)?\.tsx?$/.test(file), text, imports };
}
