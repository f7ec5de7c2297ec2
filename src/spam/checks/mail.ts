import { allOf, quoted, type Check } from './check.ts';

/** Throw-away and impossible mail addresses. Many honest people guard their address: it weighs little. */
export const mail: Check = {
  name: 'mail',
  kind: 'conduct',
  look: ({ evidence, mailHost, knowledge }) => {
    if (!evidence.email) return [];
    const where = allOf('email', evidence.email);
    if (knowledge.lists.disposableMail.has(mailHost)) {
      const words = `The mail address is a throw-away one at ${quoted(mailHost)}.`;
      return [{ check: 'mail', code: 'throw-away-mail', words, weight: 1.2, where }];
    }
    if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(evidence.email))
      return [
        {
          check: 'mail',
          code: 'no-mail-address',
          words: 'The mail address cannot be one.',
          weight: 0.5,
          where,
        },
      ];
    return [];
  },
};
