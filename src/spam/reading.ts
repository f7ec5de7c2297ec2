import { LIMITS } from '#base';
import { contactsOf, type Contact } from './contacts.ts';
import { hostTraits, type HostTraits } from './hosts.ts';
import { mentionsOf, type Mention } from './lexicon.ts';
import { hostOf, linksOf, type Link } from './links.ts';
import { fold, type Folded } from './normalise.ts';
import { shapeOf, type Shape } from './shape.ts';
import type { ArticleFacts, Evidence, Knowledge } from './types.ts';
import { wordsOf, type Word } from './words.ts';

/** Everything the checks look at, worked out once for each comment. */
export interface Reading {
  /** As sent in, cut to what is read. */
  readonly evidence: Evidence;
  readonly knowledge: Knowledge;
  readonly text: Folded;
  readonly words: readonly Word[];
  readonly mentions: readonly Mention[];
  /** Links in the text that do not lead to the paper itself; offsets into `text.text`. */
  readonly links: readonly Link[];
  /** Those that lead to the paper itself among them. */
  readonly everyLink: readonly Link[];
  readonly contacts: readonly Contact[];
  readonly shape: Shape;
  readonly name: Folded;
  readonly nameWords: readonly Word[];
  readonly nameMentions: readonly Mention[];
  /** Host of the link field; '' when there is none. */
  readonly linkHost: string;
  readonly mailHost: string;
  readonly traitsOf: (host: string) => HostTraits;
}

/** Characters of a text that are read: four times the longest comment of the paper, for other sites' contact forms. */
const MOST_TEXT = 4 * LIMITS.commentText;
/** Characters of a name that are read: longer ones are judged by their beginning and their length. */
const MOST_NAME = 3 * LIMITS.commentName;
/** Characters of an article that are compared with a comment: its first screens. */
const MOST_ARTICLE = 6_000;
const MOST_THREAD = 20;

/** Reads what was sent in. Takes time linear in the capped lengths and throws for no text whatever. */
export function read(sent: Evidence, knowledge: Knowledge): Reading {
  const evidence = capped(sent);
  return {
    evidence,
    knowledge,
    ...textOf(evidence.text, knowledge),
    ...fieldsOf(evidence, knowledge),
    traitsOf: hostTraits(),
  };
}

/** The same comment with another text: name, mail address and link are not read again. */
export function readTextAgain(reading: Reading, evidence: Evidence): Reading {
  return { ...reading, evidence, ...textOf(evidence.text, reading.knowledge) };
}

/** The same comment with another name, mail address or link: the text is not read again. */
export function readFieldsAgain(reading: Reading, evidence: Evidence): Reading {
  return { ...reading, evidence, ...fieldsOf(evidence, reading.knowledge) };
}

type OfText = 'text' | 'words' | 'mentions' | 'links' | 'everyLink' | 'contacts' | 'shape';

function textOf(sent: string, knowledge: Knowledge): Pick<Reading, OfText> {
  const text = fold(sent);
  const everyLink = linksOf(text.text);
  const words = wordsOf(
    text.text,
    everyLink.filter((link) => link.shown === null),
  );
  return {
    text,
    words,
    mentions: mentionsOf(text.text, words),
    links: everyLink.filter((link) => !isOwn(link.host, knowledge.ownHosts)),
    everyLink,
    contacts: contactsOf(text.text, everyLink),
    shape: shapeOf(sent),
  };
}

function fieldsOf(
  evidence: Evidence,
  knowledge: Knowledge,
): Pick<Reading, 'name' | 'nameWords' | 'nameMentions' | 'linkHost' | 'mailHost'> {
  const name = fold(evidence.name);
  const nameWords = wordsOf(name.text);
  return {
    name,
    nameWords,
    nameMentions: mentionsOf(name.text, nameWords),
    linkHost: evidence.link ? ownLess(hostOf(evidence.link), knowledge.ownHosts) : '',
    mailHost: (evidence.email?.split('@').at(-1) ?? '').toLowerCase().trim(),
  };
}

function capped(sent: Evidence): Evidence {
  const { article } = sent;
  return {
    ...sent,
    text: sent.text.slice(0, MOST_TEXT),
    name: sent.name.slice(0, MOST_NAME),
    email: sent.email?.slice(0, LIMITS.email) ?? null,
    link: sent.link?.slice(0, LIMITS.link) ?? null,
    article: article && cappedArticle(article),
    thread: sent.thread.slice(0, MOST_THREAD),
  };
}

// An article within its limits stays the same object, so that what is known of it can be kept.
function cappedArticle(article: ArticleFacts): ArticleFacts {
  if (article.title.length <= LIMITS.headline && article.text.length <= MOST_ARTICLE) return article;
  return {
    ...article,
    title: article.title.slice(0, LIMITS.headline),
    text: article.text.slice(0, MOST_ARTICLE),
  };
}

function ownLess(host: string, own: readonly string[]): string {
  return isOwn(host, own) ? '' : host;
}

function isOwn(host: string, own: readonly string[]): boolean {
  return own.some((ours) => host === ours || host.endsWith(`.${ours}`));
}
