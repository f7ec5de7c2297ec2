import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { filesOf, textOf } from './files.ts';

/** What the best code in the field lives by; the longest function and the most parameters are the linter's to watch. */
const FILE_MEDIAN = 60;
const FILE_LONGEST = 300;
const FUNCTION_MEDIAN = 8;

const code = filesOf('{src,bin,bench,training,test,sample}/**/*.{ts,tsx,mjs}');
const styles = filesOf('src/**/*.css');
const program = code.filter((file) => file.startsWith('src/') && !/\.test(-kit)?\.tsx?$/.test(file));

test('a file is one idea: half of them fit on a screen', () => {
  expect(median(program.map((file) => linesOf(textOf(file))))).toBeLessThanOrEqual(FILE_MEDIAN);
});

test('a file that is long says why in its first comment', () => {
  const long = [...code, ...styles].filter((file) => linesOf(textOf(file)) > FILE_LONGEST);
  const silent = long.filter(
    (file) => !/^(?:\/\/ oxlint-disable max-lines -- |\/\* Long because )\S/.test(textOf(file)),
  );
  expect(silent.filter((file) => !file.startsWith('src/store/migrations/'))).toEqual([]);
});

test('a function does one thing: half of them are a few lines', () => {
  expect(median(program.flatMap((file) => functionLengths(file)))).toBeLessThanOrEqual(FUNCTION_MEDIAN);
});

test('a file says what it is: no name that says nothing', () => {
  const named = filesOf('{src,bin,bench,training,test,sample}/**/*.{ts,tsx,mjs}', 'src/**/*.css').filter(
    (file) =>
      /(?:^|[/.-])(?:index\.tsx?$|(?:manager|helper|util|service|handler|common|misc|stuff)s?(?:[.-]|$))/i.test(
        file.replace(/([a-z])([A-Z])/g, '$1-$2'),
      ),
  );
  expect(named).toEqual([]);
});

test('a rule that is switched off somewhere says why', () => {
  const silent = code.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, at) =>
        /(?:oxlint|eslint)-disable|@ts-(?:expect-error|ignore|nocheck)/.test(line) &&
        !/ -- \S/.test(line) &&
        !file.startsWith('test/house/')
          ? [`${file}:${at + 1} ${line.trim()}`]
          : [],
      ),
  );
  expect(silent).toEqual([]);
});

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

function functionLengths(file: string): number[] {
  const text = textOf(file);
  const lengths: number[] = [];
  const measure = ({ start, end }: { start: number; end: number }) =>
    void lengths.push(linesOf(text.slice(start, end)) + 1);
  const visitor = new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  });
  visitor.visit(parseSync(file, text).program);
  return lengths;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
