import type { Store } from '#store';
import { printReport } from './print-report.ts';
import type { ImportReport } from './report.ts';
import { importWxr, type ImportOptions, type Progress } from './wxr/import.ts';

/** Characters of the progress bar. */
const BAR = 30;

export interface Terminal {
  /** Where the report goes. */
  readonly out: (text: string) => void;
  /** Where the bar goes; left out when nobody watches. */
  readonly bar?: ((text: string) => void) | undefined;
}

/**
 * An import as the command line runs it: a progress bar while it works, then the loss report as a table, or as JSON.
 * @throws Failure in one sentence; nothing was changed then.
 */
export async function runImport(
  store: Store,
  file: string,
  options: ImportOptions & { readonly json?: boolean },
  terminal: Terminal,
): Promise<ImportReport> {
  const { bar } = terminal;
  const watching = bar ? { onProgress: (progress: Progress) => bar(`\r${barOf(progress)}`) } : {};
  try {
    const report = await importWxr(store, file, { ...options, ...watching });
    bar?.(`\r${' '.repeat(BAR + 40)}\r`);
    terminal.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
    return report;
  } catch (error) {
    bar?.('\n');
    throw error;
  }
}

function barOf({ phase, bytes, totalBytes, items }: Progress): string {
  const done = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 0;
  const filled = Math.round(done * BAR);
  const words = phase === 'check' ? 'Checking ' : 'Importing';
  return `${words} ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${Math.round(done * 100)} %, ${items} items `;
}
