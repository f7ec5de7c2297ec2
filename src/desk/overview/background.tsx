import { ActionButton } from '../parts/fields.tsx';

/** Fewer are done within seconds: a publication is no progress bar. */
const WORTH_TELLING = 10;

interface Props {
  /** Published articles whose links and story are not computed yet, of all. */
  readonly due: number;
  readonly all: number;
  readonly canStart: boolean;
}

/** How far the background of an imported archive has come. */
export function BackgroundProgress({ due, all, canStart }: Props) {
  if (due < WORTH_TELLING) return null;
  const done = all - due;
  const words = `${done.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} articles`;
  return (
    <section>
      <h2>Background is being computed</h2>
      <p>
        <progress value={done} max={all} aria-label="Articles with background" />
      </p>
      <p>
        {words} have their links and their story. It goes on by itself, also after a restart, and the paper
        can be read meanwhile.
      </p>
      {canStart && (
        <div class="buttons">
          <ActionButton action="/desk/background">Go on if it stands still</ActionButton>
        </div>
      )}
    </section>
  );
}
