import type { Check } from './check.ts';
import { begging } from './begging.ts';
import { contact } from './contact.ts';
import { disguise } from './disguise.ts';
import { duplicate } from './duplicate.ts';
import { formTime } from './form-time.ts';
import { honeypot } from './honeypot.ts';
import { known } from './known.ts';
import { language } from './language.ts';
import { links } from './links.ts';
import { mail } from './mail.ts';
import { nameCheck } from './name.ts';
import { offer } from './offer.ts';
import { praise } from './praise.ts';
import { relevance } from './relevance.ts';
import { repetition } from './repetition.ts';
import { site } from './site.ts';

/** All checks, in the order they are asked. The learned model comes after them and knows what they said. */
export const CHECKS: readonly Check[] = [
  honeypot,
  formTime,
  known,
  duplicate,
  mail,
  nameCheck,
  site,
  disguise,
  links,
  contact,
  offer,
  begging,
  praise,
  relevance,
  language,
  repetition,
];
