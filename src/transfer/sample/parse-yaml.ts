// A file of its own, so that the parser is loaded only where a sample is read.
import { parse } from 'yaml';

/** Dates stay the words they are written in. */
export function parseYaml(text: string): unknown {
  return parse(text, { schema: 'core' });
}
