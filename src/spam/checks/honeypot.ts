import type { Check } from './check.ts';

/** A field that people do not see was filled in. Some password managers fill every field, so it is not proof. */
export const honeypot: Check = {
  name: 'honeypot',
  kind: 'conduct',
  look: ({ evidence }) =>
    evidence.visit.honeypotFilled
      ? [
          {
            check: 'honeypot',
            code: 'honeypot-filled',
            words: 'A field that readers cannot see was filled in, as programs do.',
            weight: 6,
            where: { field: 'visit', start: 0, end: 0 },
          },
        ]
      : [],
};
