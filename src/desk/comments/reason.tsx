import { TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';

/**
 * The reason of a decision, first in its form. Enter in a field presses the first button of its form, and nobody means to
 * approve by that: the first button is one that decides nothing.
 */
export function Reason({ problem }: { readonly problem: Problem | undefined }) {
  return (
    <>
      <button type="submit" name="undecided" class="visually-hidden" tabIndex={-1} aria-hidden="true">
        Choose
      </button>
      <TextField
        name="reason"
        label="Reason, shown to the author on the receipt (optional)"
        value={problem?.typed.text('reason') ?? ''}
        maxLength={300}
        problem={problem}
      />
    </>
  );
}
