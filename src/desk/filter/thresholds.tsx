import type { Paper } from '#articles';
import { ProblemNote, SelectField, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';
import { inPercent, LEAST_HOLD, MOST_HOLD } from './percent.ts';

/** Asks what another threshold would have done. */
export function TryForm({ hold, now }: { readonly hold: number; readonly now: number }) {
  return (
    <>
      <p>
        A comment waits for a moderator when the filter puts the chance of spam at {inPercent(now)}% or more.
        A lower number holds more comments, honest ones too; a higher one lets more spam through. Try a number
        on the last weeks before you set it.
      </p>
      <form method="get" action="/desk/filter#tried" class="filters">
        <TextField
          name="hold"
          label="What if comments waited from this percentage?"
          type="number"
          min={LEAST_HOLD}
          max={MOST_HOLD}
          step={0.1}
          required
          value={inPercent(hold)}
        />
        <button type="submit">Try it</button>
      </form>
    </>
  );
}

/** How sure the filter must be before it sets something aside unseen; never less than the first. */
export const DISCARD_CHOICES = [
  { value: '0.999', words: 'From 99.9%, when text and sending each convict it' },
  { value: '0.9999', words: 'From 99.99%, when text and sending each convict it' },
  { value: '1', words: 'Never: everything waits for a moderator' },
] as const;

/** Sets them. */
export function Thresholds(props: {
  readonly rules: Paper['comments'];
  readonly tried: number | undefined;
  readonly problem: Problem | undefined;
}) {
  const { rules, tried, problem } = props;
  const known = DISCARD_CHOICES.some(({ value }) => Number(value) === rules.discardFrom);
  return (
    <form method="post" action="/desk/filter/thresholds" class="stack">
      <h3>Set the thresholds</h3>
      <ProblemNote problem={problem} />
      <TextField
        name="holdFrom"
        label="A comment waits from this probability of spam, in per cent"
        hint={`From ${LEAST_HOLD} to ${MOST_HOLD}.`}
        type="number"
        min={LEAST_HOLD}
        max={MOST_HOLD}
        step={0.1}
        required
        value={problem?.typed.text('holdFrom') ?? inPercent(tried ?? rules.holdFrom)}
        problem={problem}
      />
      <SelectField
        name="discardFrom"
        label="Blatant spam is set aside without waiting"
        hint="It can be looked at and published for as long as other spam is kept."
        value={problem?.typed.text('discardFrom') ?? (known ? String(rules.discardFrom) : '0.999')}
        options={DISCARD_CHOICES}
        problem={problem}
      />
      <button type="submit" class="strong">
        Set the thresholds
      </button>
    </form>
  );
}
