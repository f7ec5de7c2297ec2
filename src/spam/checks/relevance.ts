import { scriptOfArticle, sharedWords } from '../relevance.ts';
import { mainScript } from '../shape.ts';
import { inText, type Check } from './check.ts';

/** Words a comment needs before silence about the article means anything. */
const ENOUGH = 12;

/** A link in a comment that shares nothing with the article, or something telling with it. */
export const relevance: Check = {
  name: 'relevance',
  kind: 'content',
  look: (reading) => {
    const link = reading.links[0];
    const { article } = reading.evidence;
    if (!article || reading.words.length < ENOUGH) return [];
    // Another script shares no words and proves nothing.
    if (scriptOfArticle(article) !== mainScript(reading.shape)) return [];
    const shared = sharedWords(reading);
    if (shared === null) return [];
    if (shared === 0 && link)
      return [
        {
          check: 'relevance',
          code: 'off-topic-link',
          words: 'The comment has a link and nothing in common with the article.',
          weight: 0.8,
          where: inText(reading, link.start, link.end),
        },
      ];
    if (shared < 3) return [];
    const words = 'The comment speaks about what the article speaks about.';
    return [{ check: 'relevance', code: 'on-topic', words, weight: link ? -0.4 : -0.8 }];
  },
};
