import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { disguise } from './disguise.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['lookalike-letters'], { text: 'The best саsinо in town' }],
  [['hidden-characters'], { text: 'bu\u200by chea\u200bp pi\u200blls' }],
  [['decorated-letters'], { text: '𝗙𝗥𝗘𝗘 money' }],
  [['half-decorated-word'], { text: 'd𝙊𝐑a77 is the place' }],
  [['disguised-name'], { text: 'Hello', name: '𝓡𝓸𝔂𝓪𝓵' }],
  [['spaced-letters'], { text: 'get v i a g r a now' }],
  [['spaced-letters'], { text: 'get c.a.s.i.n.o now' }],
  [['struck-letters'], { text: 'L\u035fu\u035fc\u035fk\u035fy is the place' }],
  [['decorated-letters'], { text: 'ｖｉｓｉｔ now' }],
  [['decorated-letters'], { text: 'Main di ⓓⓔⓦⓐ' }],
  [['digits-for-letters'], { text: 'order v1agra today' }],
  [[], { text: 'Привет из Москвы, как дела?' }],
  [[], { text: 'می‌خواهم بروم' }],
  [[], { text: 'ＪＡＸＡのロケットは今日も飛ばなかった' }],
  [[], { text: '25 ℃, № 7, ™ and 3 ℓ' }],
  [[], { text: 'I drive a B4 and my son likes h264, 3D and the 90s.' }],
  [[], { text: 'Crème brûlée à la carte, naïve façade 👨‍👩‍👧' }],
])('says %j', (codes, evidence) => {
  expect(found(disguise, evidenceOf(evidence))).toEqual(codes);
});
