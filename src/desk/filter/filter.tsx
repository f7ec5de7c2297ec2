import { readPaper } from '#articles';
import { countLearned, countLearnedElsewhere, filterReport, tellingWords, tryThreshold } from '#comments';
import { can } from '#people';
import { deskPage } from '../frame.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { DryRunResult } from './dry-run.tsx';
import { LearnedFromSites } from './elsewhere.tsx';
import { Learned } from './learned.tsx';
import { JudgedList } from './judged-list.tsx';
import { percentOf } from './percent.ts';
import { Record } from './record.tsx';
import { Thresholds, TryForm } from './thresholds.tsx';

/** What the filter did, what it got wrong, what it has learned, and where its thresholds stand. */
export async function filterPage(visit: Visit, problem?: Problem): Promise<Response> {
  const { store, judging, staff, c } = visit;
  const { comments: rules } = await readPaper(store.db);
  const tried = percentOf(c.req.query('hold'));
  const [report, learned, words, sites, dryRun] = await Promise.all([
    filterReport(store),
    countLearned(store),
    tellingWords(store, judging),
    countLearnedElsewhere(store),
    tried === undefined ? undefined : tryThreshold(store, tried),
  ]);
  const mayChange = can(staff.role, 'settings.change');
  const { timezone } = c.var.paper;
  return deskPage(
    visit,
    { title: 'The filter', ...(problem ? { status: problem.status } : {}) },
    <>
      <p>
        Every comment is judged on this server, by what the filter shipped with and by what the decisions of
        this newsroom have taught it.{' '}
        {visit.asksAkismet
          ? 'Comments that wait are also sent to Akismet; what it says stands beside them, and decides nothing.'
          : 'Comments are sent to nobody for it.'}
      </p>
      <Record report={report} />
      <JudgedList
        heading="Spam it let through"
        empty="None that a moderator found."
        comments={report.misses}
        timezone={timezone}
      />
      <JudgedList
        heading="Honest comments it stopped"
        empty="None that a moderator published."
        comments={report.alarms}
        timezone={timezone}
      />
      <section id="thresholds">
        <h2>Thresholds</h2>
        <TryForm hold={tried ?? rules.holdFrom} now={rules.holdFrom} />
        {dryRun && <DryRunResult run={dryRun} timezone={timezone} />}
        {mayChange && <Thresholds rules={rules} tried={tried} problem={problem} />}
      </section>
      <Learned learned={learned} words={words} timezone={timezone} mayChange={mayChange} />
      <LearnedFromSites sites={sites} timezone={timezone} mayChange={mayChange} />
    </>,
  );
}
