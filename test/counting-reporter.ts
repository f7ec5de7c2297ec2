import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What a run of tests came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why tests were skipped, each reason once. */
  readonly reasons: readonly string[];
}

/** Writes the counts of a run to the file that TEST_COUNTS names, for the sum at the end of all runs. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env['TEST_COUNTS'];
    if (!file) return;
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    const reasons = new Set<string>();
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') count.passed += 1;
        else if (result.state === 'failed') count.failed += 1;
        else {
          count.skipped += 1;
          reasons.add(
            (result.state === 'skipped' && result.note) || `${module.relativeModuleId}: no reason given`,
          );
        }
      }
    }
    writeFileSync(file, JSON.stringify({ ...count, reasons: [...reasons] } satisfies Counts));
  }
}
