import type { BackgroundProgress as Progress } from '#context';
import { ActionButton } from '../parts/fields.tsx';

/** Fewer are done within seconds: a publication is no progress bar. */
const WORTH_TELLING = 10;

interface Props extends Progress {
  readonly canStart: boolean;
}

/** How far the background of an imported archive has come: first everything is read, then everything is linked. */
export function BackgroundProgress({ due, read, all, canStart }: Props) {
  if (due < WORTH_TELLING) return null;
  const isReading = read < all;
  const done = isReading ? read : all - due;
  const words = `${done.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} articles`;
  return (
    <section>
      <h2>Related articles are being worked out</h2>
      <p>
        <progress
          value={done}
          max={all}
          aria-label={isReading ? 'Articles that have been read' : 'Articles that have been linked'}
        />
      </p>
      <p>
        {words} {isReading ? 'have been read; then they get their links' : 'have their links'} and their
        story. It goes on by itself, also after a restart, and the paper can be read meanwhile.
      </p>
      {canStart && (
        <div class="buttons">
          <ActionButton action="/desk/background">Go on if it stands still</ActionButton>
        </div>
      )}
    </section>
  );
}
