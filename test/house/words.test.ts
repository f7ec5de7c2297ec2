import { expect, test } from 'vitest';
import { filesOf, textOf } from './files.ts';

/** The project speaks of itself alone: not of the machine it was written on, of who or what wrote it, or of work left over. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s"'`(=])(?:\/work\/|\/tmp\/n24|\/root\/|\/home\/(?!node|broadsheet))/, 'a path of one machine'],
  [/\.\.\/shared\b|(?<![\w])\.library\b/, 'a folder beside the checkout'],
  [/\b(?:AI|LLM)[- ](?:generated|written|assisted|model)|\blanguage model\b|\bas an AI\b/i, 'what wrote it'],
  [/\b(?:claude|anthropic|openai|chatgpt|copilot|gemini|cursor\.sh)\b/i, 'what wrote it'],
  [/\bsub-?agents?\b|\bcoding agents?\b|\bthe brief\b/i, 'how it was written'],
  [/\b(?:TODO|FIXME|HACK|XXX)\b/, 'work left over: do it, or write down what is so'],
  [/\bin a real (?:system|implementation)\b|\bfor now\b.*\bstub\b|\bplaceholder implementation\b/i, 'a stub'],
];

/** Words of readers and spammers, which may be any. */
const THEIRS =
  /^(?:sample\/|prior\/|training\/spam\/own\/|src\/spam\/lexicon|src\/transfer\/sample\/|package-lock\.json)|\.(?:png|jpg|bin|woff2|gz|xml)$/;

test('no word about anything but the project itself', () => {
  const files = filesOf('**/*', '.ci/*', '.*rc.json', '.npmrc').filter(
    (file) => !THEIRS.test(file) && file !== 'test/house/words.test.ts',
  );
  const found = files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, at) =>
        BANNED.filter(([words]) => words.test(line)).map(
          ([, why]) => `${file}:${at + 1} ${line.trim().slice(0, 120)} (${why})`,
        ),
      ),
  );
  expect(found).toEqual([]);
});
