import { expect, it } from 'vitest';
import { CHECKS } from './checks/checks.ts';
import { evidenceOf } from './evidence.ts';
import { FEATURE_GROUPS, featuresOf } from './features.ts';
import { bareKnowledge } from './knowledge.ts';
import { read } from './reading.ts';

const EVERYTHING = read(
  evidenceOf({
    text: 'Why not? Play 𝗹𝘂𝗰𝗸𝘆 at moon88, free spins for 20 € at https://spin-casino.example/offer?ref=1, WhatsApp +44 7700 900123!',
    name: 'Best Casino',
    email: 'a12345@post.example',
    link: 'https://casino-bonus.example/start',
  }),
  bareKnowledge(),
);

function features(without: readonly string[]): string[] {
  const found: string[] = [];
  featuresOf(EVERYTHING, (bucket, value) => found.push(`${bucket} ${value}`), new Set(without));
  return found.sort();
}

it('has a switch for every group: all together are what is left when each is taken alone', () => {
  const alone = FEATURE_GROUPS.map((group) => features(FEATURE_GROUPS.filter((other) => other !== group)));
  for (const [place, group] of alone.entries())
    expect(group.length, FEATURE_GROUPS[place]).toBeGreaterThan(0);
  expect(alone.flat().sort()).toEqual(features([]));
  expect(features(FEATURE_GROUPS)).toEqual([]);
});

it('names no group as a check is named, so that one list of names switches both', () => {
  const names = [...FEATURE_GROUPS, ...CHECKS.map((check) => check.name), 'model'];
  expect(new Set(names).size).toBe(names.length);
});
