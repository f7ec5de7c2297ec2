// npm run measure:spam -- FILE.jsonl …   Judges labelled files, and the frozen half of the project's own, with the shipped model.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, loadKnowledge, readLabelled, renderEvaluation } from '#spam';
import { ownRows } from './rows.ts';

const knowledge = loadKnowledge((name) => readFileSync(join(import.meta.dirname, '../../prior', name)));
const files = process.argv.slice(2).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
const rows = files.filter((line) => line !== '').map((line, index) => readLabelled(line, index + 1));
const frozen = ownRows('frozen').map((row) => ({ ...row, set: 'own, frozen half' }));
process.stdout.write(
  `${knowledge.prior.id}\n${renderEvaluation(evaluate([...frozen, ...rows], knowledge))}\n`,
);
