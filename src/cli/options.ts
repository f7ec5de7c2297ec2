import { Failure } from '#base';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/**
 * The options and the other words of a command.
 * @throws Failure `bad-input` in one sentence when there is an unknown option or not the right number of words.
 */
export function readOptions<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  words: readonly string[],
) {
  const { values, positionals } = parse(args, options);
  if (positionals.length !== words.length)
    throw new Failure(
      'bad-input',
      words.length === 0
        ? `This command takes no “${positionals[0] ?? ''}”.`
        : `Please give ${words.join(' and ')}, once.`,
    );
  return { values, words: positionals };
}

function parse<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new Failure('bad-input', `${words.replace(/\.$/, '')}.`);
  }
}
