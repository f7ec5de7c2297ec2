// Verdicts a second: the whole filter, in this process, beside a whole rspamd asked over HTTP, with the same comments in turns
// of the same run. CPU time is counted in the process that judges. Run from the root: node bench/filter-speed.ts
// What is not installed is left out and named: apt-get install rspamd redis-server
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceOf, fingerprintOf, judge, loadKnowledge, NO_HISTORY, type Evidence } from '#spam';
import { ownRows } from '../training/spam/rows.ts';
import { asMail } from './kit/as-mail.ts';
import { cpuOf } from './kit/paper.ts';
import { median, quantile, report, skip, whole } from './kit/report.ts';
import { ended, inTurns, rspamd, startRedis, startRspamd, wholeRspamd } from './kit/rspamd.ts';

const ROUNDS = 5;
/** Earlier comments that each one is compared with, as many as the paper gives its filter. */
const REMEMBERED = 150;

const knowledge = loadKnowledge((name) => readFileSync(`prior/${name}`));
const rows = ownRows('frozen');
const recent = rows
  .slice(0, REMEMBERED)
  .map(({ evidence, label }) => ({ fingerprint: fingerprintOf(evidence.text), label }));
const article = {
  title: 'Council closes the harbour bridge',
  text: 'The council has closed the harbour bridge after engineers found cracks in two pillars. '.repeat(40),
  section: 'City',
  language: 'en',
};
const comments = rows.map(({ evidence }) => evidence);

interface Speed {
  /** Verdicts a second by the clock, and by the CPU time of the process that judges. */
  readonly byClock: number;
  readonly byCpu: number;
  /** Milliseconds. */
  readonly p99: number;
}

const ours: Speed[] = [];
const theirs: Speed[] = [];
measureOurs();
if (rspamd.missing) {
  for (let round = 0; round < ROUNDS; round++) ours.push(measureOurs());
  skip('Verdicts of rspamd', rspamd.missing);
} else await besideRspamd();
tell('Verdicts of the whole filter', ours);
if (theirs.length > 0) {
  tell('Verdicts of rspamd with all its rules, one worker', theirs);
  report({
    what: 'The filter beside rspamd',
    result: `${ratio('byCpu').toFixed(1)} × as many verdicts by CPU time, ${ratio('byClock').toFixed(1)} × by the clock`,
    beside: 'aimed at: 10 ×',
  });
}

async function besideRspamd(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-rspamd-'));
  const redis = await startRedis(folder);
  try {
    const running = await startRspamd(folder, wholeRspamd(folder));
    const taught = ownRows('tune');
    await inTurns(taught, ({ evidence, label }) => running.teach(asMail(evidence), label));
    await running.stop();
    const judging = await startRspamd(folder, wholeRspamd(folder));
    const mails = comments.map(asMail);
    const turn = async (): Promise<Speed> => {
      const [cpu, start] = [cpuOf(judging.pid) ?? Number.NaN, performance.now()];
      const answers = await inTurns(mails, (mail) => judging.ask(mail));
      const seconds = (performance.now() - start) / 1_000;
      return {
        byClock: mails.length / seconds,
        byCpu: mails.length / ((cpuOf(judging.pid) ?? Number.NaN) - cpu),
        p99: quantile(
          answers.map(({ took }) => took),
          0.99,
        ),
      };
    };
    await turn();
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(measureOurs());
      theirs.push(await turn());
    }
    await judging.stop();
  } finally {
    await ended(redis);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A second of verdicts, each with article, visit and earlier comments, as the paper asks for them. */
function measureOurs(): Speed {
  const full = comments.map((one): Evidence =>
    evidenceOf({
      ...one,
      article,
      visit: { formMs: 45_000, honeypotFilled: false },
      history: { ...NO_HISTORY, recent },
    }),
  );
  const times: number[] = [];
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  while (performance.now() - start < 1_000)
    for (const one of full) {
      const before = performance.now();
      judge(one, knowledge);
      times.push(performance.now() - before);
    }
  const { user, system } = process.cpuUsage(cpu);
  return {
    byClock: times.length / ((performance.now() - start) / 1_000),
    byCpu: times.length / ((user + system) / 1_000_000),
    p99: quantile(times, 0.99),
  };
}

function tell(what: string, speeds: readonly Speed[]): void {
  const of = (name: keyof Speed) => median(speeds.map((one) => one[name]));
  report({
    what,
    result: `${whole(of('byClock'))} a second, ${whole(of('byCpu'))} a second of CPU, 99 in 100 within ${of('p99').toFixed(2)} ms`,
  });
}

function ratio(name: 'byClock' | 'byCpu'): number {
  return median(ours.map((one, round) => one[name] / (theirs[round]?.[name] ?? Number.NaN)));
}
