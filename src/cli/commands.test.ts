import { isFailure } from '#base';
import { expect, test } from 'vitest';
import { helpOn } from './commands.ts';
import { howMany } from './how-many.ts';
import { readOptions } from './options.ts';

test.each([[['serve', '--help']], [['import', 'a.xml', '-h']], [['help', 'key', 'add']]])(
  '%j shows how that command is given, and nothing of the others',
  (words) => {
    const help = helpOn(words);
    const name = words.filter((word) => /^(serve|import|key|add)$/.test(word)).join(' ');
    expect(help?.status).toBe(0);
    expect(help?.text).toContain(`broadsheet ${name}`);
    expect(help?.text.match(/^ {2}broadsheet /gm)).toHaveLength(1);
  },
);

test.each([
  ['eval', 3],
  ['key', 3],
])('%s alone shows the commands of the group', (word, commands) => {
  const help = helpOn([word]);
  expect(help?.status).toBe(2);
  expect(help?.text.match(/^ {2}broadsheet /gm)).toHaveLength(commands);
  expect(help?.text).not.toContain('There is no command');
  expect(helpOn([word, '--help'])?.status).toBe(0);
});

test('what is no command is named, and what is one is run', () => {
  expect(helpOn(['fly', 'far'])).toMatchObject({ status: 2 });
  expect(helpOn(['fly', 'far'])?.text).toContain('There is no command “fly far”.');
  expect(helpOn(['fly', '--help'])?.text).toContain('There is no command “fly”.');
  expect(helpOn([])?.status).toBe(0);
  expect(helpOn(['--help'])?.status).toBe(0);
  expect(helpOn(['eval', 'spam', 'comments.jsonl'])).toBeUndefined();
});

test.each([
  [['--quota', '-5'], 'The option --quota needs a value; one that begins with a dash is written --quota=-1.'],
  [['--quota'], 'The option --quota needs a value; one that begins with a dash is written --quota=-1.'],
  [['--json=yes'], 'The option --json takes no value.'],
  [['--quickly'], 'There is no option “--quickly” here.'],
  [['one', 'two'], 'This command takes no “two”.'],
])('%j is refused in one sentence', (args, sentence) => {
  const read = () => readOptions(args, { quota: { type: 'string' }, json: { type: 'boolean' } }, [], 1);
  expect(read).toThrow(sentence);
  try {
    read();
  } catch (error) {
    expect(isFailure(error) && error.message).toBe(sentence);
  }
});

test('one and many', () => {
  expect([0, 1, 2, 1204].map((n) => howMany(n, 'job has', 'jobs have'))).toEqual([
    '0 jobs have',
    '1 job has',
    '2 jobs have',
    '1,204 jobs have',
  ]);
  expect(howMany(1, 'article')).toBe('1 article');
});
