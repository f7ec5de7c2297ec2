import type { LearnedCount, Telling, TellingWords } from '#comments';
import { count, Time } from '../parts/time.tsx';
import { SetAside, TakeAwayOrForget } from './take-away.tsx';

interface Props {
  readonly learned: LearnedCount;
  readonly words: TellingWords;
  readonly timezone: string;
  readonly mayChange: boolean;
}

/** What the newsroom taught it: shown, to be taken away, to be forgotten and brought back. */
export function Learned({ learned, words, timezone, mayChange }: Props) {
  const { spam, ham, lastAt, aside } = learned;
  return (
    <section id="learned">
      <h2>What it has learned here</h2>
      {lastAt === null ? (
        <p class="empty">Nothing yet: it judges as it shipped. “Approve” and “Spam” teach it.</p>
      ) : (
        <p>
          {count(spam, 'comment', 'comments')} taught it what spam is, and {count(ham, 'comment', 'comments')}{' '}
          what is honest; the last one on <Time at={lastAt} timezone={timezone} />. A decision taken back is
          forgotten to the last bit. A lesson counts half after half a year, and nothing after two years.
        </p>
      )}
      {words.lessons > 0 && <Words words={words} />}
      {aside && <SetAside aside={aside} site="" timezone={timezone} mayChange={mayChange} />}
      {mayChange && lastAt !== null && <TakeAwayOrForget total={spam + ham} site="" />}
    </section>
  );
}

function Words({ words }: { readonly words: TellingWords }) {
  return (
    <>
      <p class="quiet">
        Its lessons are numbers. Read again in the {count(words.lessons, 'newest comment', 'newest comments')}{' '}
        it was taught with, these weigh the most. The names that commenters gave are left out.
      </p>
      <div class="two">
        <WordList heading="Speaks for spam" words={words.forSpam} />
        <WordList heading="Speaks for an honest comment" words={words.forHam} />
      </div>
    </>
  );
}

const KINDS = { word: '', link: 'link to ', website: 'website ', mail: 'mail at ' } as const;

function WordList({ heading, words }: { readonly heading: string; readonly words: readonly Telling[] }) {
  return (
    <div>
      <h3>{heading}</h3>
      {words.length === 0 ? (
        <p class="empty">Nothing that stands out.</p>
      ) : (
        <ul class="telling">
          {words.map((one) => (
            <li key={`${one.kind} ${one.text}`}>
              {KINDS[one.kind]}
              <strong class="break" dir="auto">
                {one.text}
              </strong>{' '}
              <span class="quiet">
                in {one.inSpam} spam, {one.inHam} honest
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
