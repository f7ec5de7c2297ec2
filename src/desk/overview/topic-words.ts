import type { Topic } from '#store';

const WORDS: Readonly<Record<Topic, string>> = {
  'article.changed': 'Working out related articles',
  'archive.grew': 'Working out the related articles of the archive',
  'story.grew': 'Writing to those who follow a story',
  'comment.held': 'Telling the moderators that a comment waits',
  'comment.decided': 'Teaching the filter what a moderator decided',
  'opinion.wanted': 'Asking another filter about a comment',
  'letter.written': 'Sending an e-mail',
  'image.stored': 'Making the smaller sizes of an image',
};

/** What was to be done, for those who run the paper. An older version may have left what nobody knows any more. */
export function topicWords(topic: string): string {
  return Object.hasOwn(WORDS, topic) ? WORDS[topic as Topic] : 'Something that an earlier version left';
}
