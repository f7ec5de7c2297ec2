import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found, knowing } from './look.test-kit.ts';
import { links } from './links.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['shortened-link'], { text: 'see https://bit.ly/3xYz' }],
  [['number-host'], { text: 'see http://192.0.2.7/x' }],
  [['forum-code'], { text: '[url=http://a.example]b[/url]' }],
  [['html-link'], { text: '<a href="http://a.example">b</a>' }],
  [['other-host-shown'], { text: 'sign in at [bank.example](https://phish.test/login)' }],
  [['spelled-out-link'], { text: 'go to goodshop dot com today' }],
  [['many-links'], { text: 'http://a.example http://b.test http://c.example http://d.test' }],
  [[], { text: 'The report is at https://audit.example/2024/harbour.pdf and says so.' }],
  [[], { text: '<a href="http://a.example">b</a>', kind: 'pingback' }],
])('says %j', (codes, evidence) => {
  expect(found(links, evidenceOf(evidence))).toEqual(codes);
});

it('knows the hosts on the list, and their subdomains', () => {
  const knowledge = knowing({ spam: ['ads.example'] });
  expect(found(links, evidenceOf({ text: 'http://www.ads.example/' }), knowledge)).toEqual(['listed-host']);
});

it('does not weigh links to the paper itself', () => {
  const knowledge = { ...knowing({}), ownHosts: ['paper.example'] };
  expect(found(links, evidenceOf({ text: '[url=https://paper.example/a]this[/url]' }), knowledge)).toEqual(
    [],
  );
});
