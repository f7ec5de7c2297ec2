import type { Reading } from '../reading.ts';
import type { Link } from '../links.ts';
import type { Reason } from '../types.ts';
import { hostOf } from '../links.ts';
import { inText, quoted, type Check } from './check.ts';

/** From this many different hosts on, a list of links is weighed; a list of sources stays below the weight of a hold. */
const MANY_HOSTS = 4;

/** Links in the text: where they lead, and how they are written. */
export const links: Check = {
  name: 'links',
  kind: 'content',
  look: (reading) => {
    if (reading.links.length === 0) return [];
    const odd = reading.links.flatMap((link) => oddities(reading, link)).slice(0, 3);
    return [...odd, ...hidden(reading), ...many(reading)];
  },
};

function oddities(reading: Reading, link: Link): Reason[] {
  const say = (code: string, words: string, weight: number): Reason[] => [
    { check: 'links', code, words, weight, where: inText(reading, link.start, link.end) },
  ];
  const host = quoted(link.host);
  if (reading.knowledge.lists.spamHosts.has(reading.traitsOf(link.host).base))
    return say('listed-host', `The link leads to ${host}, which is on a list of advertising sites.`, 3.5);
  if (reading.knowledge.lists.shorteners.has(link.host))
    return say('shortened-link', `The link is shortened by ${host}, so nobody sees where it leads.`, 1.2);
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(link.host))
    return say('number-host', 'The link leads to a bare number instead of a name.', 1.5);
  if (
    link.host.includes('xn--') &&
    /[a-z]/.test(link.host.replace(/xn--[a-z0-9-]*/g, '').replace(/\.[a-z]+$/, ''))
  )
    return say('encoded-host', `The address ${host} mixes alphabets.`, 1);
  const shown = link.shown ? hostOf(link.shown.trim()) : '';
  if (
    /^[a-z0-9.-]+\.[a-z]{2,24}$/.test(shown) &&
    reading.traitsOf(shown).base !== reading.traitsOf(link.host).base
  )
    return say('other-host-shown', `The link shows ${quoted(shown)} but leads to ${host}.`, 2.5);
  if (link.style === 'bbcode')
    return say('forum-code', 'The link is written in forum code, which this page does not use.', 1.5);
  if (link.style === 'html' && reading.evidence.kind !== 'pingback' && reading.evidence.kind !== 'trackback')
    return say('html-link', 'The link is written in HTML.', 0.6);
  return [];
}

function hidden(reading: Reading): Reason[] {
  const link = reading.links.find((one) => one.style === 'hidden');
  if (!link) return [];
  const where = inText(reading, link.start, link.end);
  return [
    {
      check: 'links',
      code: 'spelled-out-link',
      words: 'An address is spelled out to slip past filters.',
      weight: 1,
      where,
    },
  ];
}

function many(reading: Reading): Reason[] {
  const hosts = new Set(reading.links.map((link) => reading.traitsOf(link.host).base));
  const room = reading.words.length / 12;
  const last = reading.links.at(-1);
  if (!last || hosts.size < MANY_HOSTS || room > hosts.size) return [];
  const where = inText(reading, reading.links[0]?.start ?? 0, last.end);
  const words = `There are ${hosts.size} links and hardly any words about them.`;
  return [{ check: 'links', code: 'many-links', words, weight: 0.8, where }];
}
