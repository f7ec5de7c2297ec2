import { judge, loadKnowledge, readLabelled } from '#spam';
import { readFileSync } from 'node:fs';
const k = loadKnowledge((n) => readFileSync('prior/' + n));
const sc: [number, string, string][] = [];
for (const h of ['spam', 'honest'])
  for (const l of readFileSync(`training/spam/own/${h}-frozen.jsonl`, 'utf8').split('\n')) {
    const r = readLabelled(l);
    if (!r) continue;
    const v = judge(r.evidence, k);
    sc.push([v.probability, h, r.evidence.text.slice(0, 90) + ' | ' + r.evidence.name]);
  }
sc.sort((a, b) => a[0] - b[0]);
console.log('LOW SPAM');
for (const x of sc.filter((x) => x[1] == 'spam').slice(0, 22)) console.log(x[0].toFixed(3), x[2]);
console.log('HIGH HAM');
for (const x of sc.filter((x) => x[1] == 'honest').slice(-12)) console.log(x[0].toFixed(3), x[2]);
