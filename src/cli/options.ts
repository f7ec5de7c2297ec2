import { Failure } from '#base';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/**
 * The options and the other words of a command; `more` words may follow those that must be there.
 * @throws Failure `bad-input` in one sentence when there is an unknown option or not the right number of words.
 */
export function readOptions<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  words: readonly string[],
  more = 0,
) {
  const { values, positionals } = parse(args, options);
  if (positionals.length < words.length || positionals.length > words.length + more)
    throw new Failure(
      'bad-input',
      words.length === 0
        ? `This command takes no “${positionals[more] ?? ''}”.`
        : `Please give ${words.join(' and ')}, once.`,
    );
  return { values, words: positionals };
}

function parse<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Failure('bad-input', inWords(error));
  }
}

/** Node's own sentences run over several lines, and are not for everybody. */
function inWords(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const option = /--?[^\s',=]+/.exec(message)?.[0] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option “${option}” here.`;
  if (message.includes('does not take')) return `The option ${option} takes no value.`;
  return `The option ${option} needs a value; one that begins with a dash is written ${option}=-1.`;
}
