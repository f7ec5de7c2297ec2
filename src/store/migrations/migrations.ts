import type { Migration } from 'kysely/migration';
import * as newspaper from './001-newspaper.ts';
import * as people from './002-people.ts';
import * as search from './003-search.ts';
import * as later from './004-later.ts';
import * as filter from './005-filter.ts';
import * as stories from './006-stories.ts';
import * as searchWords from './007-search-words.ts';
import * as reading from './009-reading.ts';
import * as browser from './010-no-browser.ts';
import * as grounds from './011-grounds.ts';
import * as listAddresses from './012-list-addresses.ts';

/** In order. A migration that has been in a release is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-newspaper': newspaper,
  '002-people': people,
  '003-search': search,
  '004-later': later,
  '005-filter': filter,
  '006-stories': stories,
  '007-search-words': searchWords,
  '009-reading': reading,
  '010-no-browser': browser,
  '011-grounds': grounds,
  '012-list-addresses': listAddresses,
};
