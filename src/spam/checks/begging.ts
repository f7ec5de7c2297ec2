import { inText, type Check } from './check.ts';

/** One plea is a plea; from the second on it is what the comment was written for. */
const ONE = 1.6;
const EACH_MORE = 0.5;
const MOST = 2.6;

/** Asking strangers to follow, watch or like something of one’s own. No link is needed for it: the name above is one. */
export const begging: Check = {
  name: 'begging',
  kind: 'content',
  look: (reading) => {
    const pleas = reading.mentions.filter((mention) => mention.concept === 'begging');
    const [first, last] = [pleas[0], pleas.at(-1)];
    if (!first || !last) return [];
    const start = reading.words[first.first]?.start ?? 0;
    const end = reading.words[last.last]?.end ?? start;
    return [
      {
        check: 'begging',
        code: 'begging-for-followers',
        words: 'The comment asks its readers to follow, watch or like something of the writer’s own.',
        weight: Math.min(MOST, ONE + EACH_MORE * (pleas.length - 1)),
        where: inText(reading, start, end),
      },
    ];
  },
};
