import { isFailure, readEnvironment } from '#base';
import { packageRoot } from '#web';
import { findCommand, helpOn } from './commands.ts';
import { versionOf } from './version.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const root = packageRoot(import.meta.dirname);
  const out = (text: string) => void process.stdout.write(text);
  const tell = (text: string) => void process.stderr.write(text);
  if (words[0] === '--version') {
    out(`${versionOf(root)}\n`);
    return 0;
  }
  const help = helpOn(words);
  const found = findCommand(words);
  if (help || !found) {
    (help?.status === 0 ? out : tell)(help?.text ?? '');
    return help?.status ?? 2;
  }
  try {
    return await found.command.run({
      environment: readEnvironment(process.env),
      root,
      args: found.args,
      out,
      tell,
    });
  } catch (error) {
    if (isFailure(error)) tell(`${error.message}\n`);
    else
      tell(
        `Something went wrong that should not have: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
    return 1;
  }
}
