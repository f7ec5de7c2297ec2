import { NO_IDS, NOT_IDS, type Door } from './doors.ts';
import type { Ground } from './ground.ts';

const BUTTON = 'the button alone says everything';

const ARTICLE = (ground: Ground) => ({
  headline: 'Ferry runs again',
  standfirst: 'After nine weeks.',
  body: 'The ferry is back.',
  format: 'markdown',
  section: ground.section,
  tags: 'ferry',
  dateline: 'ALDERHAVEN',
  language: 'en',
  newByline: '',
  sourceName: 'The Lakeside Courier',
  sourceUrl: 'https://courier.example/ferry',
  sourceLanguage: 'en',
});
const ARTICLE_TEXTS = ['headline', 'standfirst', 'body', 'tags', 'dateline', 'sourceName', 'newByline'];
const ARTICLE_WRONG = {
  headline: [''],
  language: ['<script>', 'no language at all'],
  section: NO_IDS,
  bylines: NO_IDS,
  sourceUrl: ['javascript:alert(1)', 'data:text/html,x', 'https://'],
};

const draft = (ground: Ground) => ground.draft;
const article = (ground: Ground) => ground.article;
const story = (ground: Ground) => ground.story;
const colleague = (ground: Ground) => ground.colleague;

/** Of the newsroom, in the order in which the honest forms can follow each other. */
export const DESK_DOORS: Readonly<Record<string, Door>> = {
  'POST /desk/sign-in': {
    open: 'everybody',
    fields: ({ admin }) => ({ email: admin.email, password: admin.password, next: '//evil.example' }),
    wrong: { email: ['', 'nobody@paper.example'], password: ['', 'wrong'] },
  },
  'POST /desk/first': {
    open: 'everybody',
    fields: ({ invitationToken: token }) => {
      return { token, name: 'Ana Kos', email: 'ana@paper.example', password: 'the bridge stays open late' };
    },
    texts: ['name'],
    wrong: {
      token: ['', 'forged', 'a'.repeat(43)],
      name: ['', ' '],
      email: ['', 'nobody', 'a@b\r\nBcc: c@d.example'],
      password: ['', 'short', 'x'.repeat(100_000)],
    },
  },
  'POST /desk/account/password': {
    open: 'reporters',
    fields: ({ admin }) => ({ current: admin.password, password: admin.password }),
    wrong: { current: ['', 'wrong'], password: ['', 'short', 'x'.repeat(100_000)] },
  },
  'POST /desk/account/passkeys/remove': {
    open: 'reporters',
    fields: () => ({ passkey: '01890000-0000-7000-8000-000000000000' }),
    wrong: { passkey: ['', ...NO_IDS] },
    untried: 'only a browser can add a passkey',
  },
  'POST /desk/articles/new': {
    open: 'reporters',
    fields: (ground) => ({ ...ARTICLE(ground), kind: 'article' }),
    texts: ARTICLE_TEXTS,
    wrong: ARTICLE_WRONG,
  },
  'POST /desk/articles/new/try': {
    open: 'reporters',
    fields: ARTICLE,
    buttonOnly: 'nothing is saved: a form without text has no background to show',
  },
  'POST /desk/articles/:id/try': {
    open: 'reporters',
    id: draft,
    fields: ARTICLE,
    buttonOnly: 'nothing is saved: a form without text has no background to show',
  },
  'POST /desk/articles/:id': {
    open: 'reporters',
    id: draft,
    fields: (ground) => ({ ...ARTICLE(ground), version: '1' }),
    texts: ARTICLE_TEXTS,
    wrong: { ...ARTICLE_WRONG, version: ['99', '-1', 'x'] },
  },
  'POST /desk/articles/:id/image': {
    open: 'reporters',
    multipart: true,
    id: draft,
    fields: () => ({ alt: 'A ferry', caption: 'It runs.', credit: 'Ana Kos' }),
    texts: ['alt', 'caption', 'credit'],
    wrong: { alt: [''] },
  },
  'POST /desk/articles/:id/image/remove': {
    open: 'reporters',
    id: draft,
    fields: () => ({}),
    buttonOnly: BUTTON,
  },
  'POST /desk/articles/:id/schedule': {
    id: draft,
    fields: () => ({ publishAt: '2099-01-01T06:00' }),
    wrong: { publishAt: ['', 'tomorrow', '2026-02-30T25:61', '1999-01-01T06:00', '9'.repeat(50)] },
  },
  'POST /desk/articles/:id/unschedule': { id: draft, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/articles/:id/publish': { id: draft, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/articles/:id/lead': { id: article, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/articles/:id/lead/end': { id: article, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/articles/:id/correct': {
    id: draft,
    fields: () => ({ words: 'The ferry seats ninety.' }),
    texts: ['words'],
    wrong: { words: ['', ' \n'] },
  },
  'POST /desk/articles/:id/address': {
    id: draft,
    fields: () => ({ slug: 'ferry-back' }),
    // Anything else becomes a plain name: ../../desk stands where an article called “desk” would.
    wrong: { slug: ['', '/', '../..', '\u202e'] },
  },
  'POST /desk/articles/:id/related': {
    id: article,
    fields: ({ otherArticle }) => ({ do: 'pin', link: otherArticle }),
    wrong: { do: ['', 'destroy', 'constructor'], link: ['', ...NO_IDS, 'https://evil.example/x'] },
  },
  'POST /desk/articles/:id/story': {
    id: draft,
    fields: (ground) => ({ story: ground.story }),
    buttonOnly: 'no story is a choice',
    wrong: { story: NO_IDS },
  },
  'POST /desk/articles/:id/withdraw': {
    id: draft,
    fields: () => ({ reason: 'It was wrong.' }),
    texts: ['reason'],
    wrong: { reason: [''] },
  },
  'POST /desk/stories': {
    fields: () => ({ name: 'The ferry', standfirst: 'From bank to bank.' }),
    texts: ['name', 'standfirst'],
    wrong: { name: ['', ' '] },
  },
  'POST /desk/stories/proposals/:id': {
    id: () => '01890000-0000-7000-8000-000000000000',
    fields: () => ({ do: 'accept' }),
    untried: 'the sample paper has no proposal',
  },
  'POST /desk/stories/:id': {
    id: story,
    fields: () => ({ name: 'The treaty', standfirst: '' }),
    texts: ['name', 'standfirst'],
    wrong: { name: ['', ' '] },
  },
  'POST /desk/stories/:id/add': {
    id: story,
    fields: ({ otherArticle }) => ({ add: otherArticle }),
    wrong: { add: ['', ...NO_IDS] },
  },
  'POST /desk/stories/:id/articles': {
    id: story,
    fields: ({ storyArticle }) => ({ [`turn-${storyArticle}`]: 'The vote' }),
    texts: ['turn-*'],
    wrong: { remove: NO_IDS },
    buttonOnly: 'a turning point that is not sent stays as it is',
  },
  'POST /desk/stories/:id/split': {
    id: story,
    fields: ({ storyArticle }) => ({ articles: storyArticle, splitName: 'A part of it' }),
    texts: ['splitName'],
    wrong: { articles: ['', ...NO_IDS], splitName: [''] },
  },
  'POST /desk/stories/:id/leads': {
    id: story,
    fields: ({ section }) => ({ sections: section }),
    buttonOnly: 'no section is a choice',
    wrong: { sections: NO_IDS },
  },
  'POST /desk/stories/:id/close': {
    id: story,
    fields: () => ({ do: 'close' }),
    buttonOnly: 'closing is what the form does',
  },
  'POST /desk/stories/:id/merge': {
    id: story,
    fields: ({ otherStory }) => ({ other: otherStory, sure: otherStory }),
    wrong: { other: ['', ...NO_IDS] },
  },
  'POST /desk/comments/decide': {
    fields: ({ held }) => ({ all: 'published', comments: held, reason: 'An honest question.' }),
    texts: ['reason'],
    wrong: { all: ['', 'destroyed', '__proto__'], comments: ['', ...NOT_IDS] },
  },
  'POST /desk/comments/undo': {
    fields: (ground) => ({ decisions: ground.decision() }),
    wrong: { decisions: ['', ...NO_IDS] },
  },
  'POST /desk/comments/:id/reply': {
    id: ({ otherComment }) => otherComment,
    fields: () => ({ text: 'The council pays.' }),
    texts: ['text'],
    wrong: { text: ['', '\u202e'] },
  },
  'POST /desk/filter/thresholds': {
    fields: () => ({ holdFrom: '50', discardFrom: '1' }),
    wrong: { holdFrom: ['', '-1', '101', 'x', '1e9', 'NaN'], discardFrom: ['', '0.1', 'x', 'NaN'] },
  },
  'POST /desk/filter/forget': {
    fields: () => ({ sure: 'on' }),
    untried: 'nobody has taught the filter here',
  },
  'POST /desk/filter/bring-back': {
    fields: () => ({}),
    buttonOnly: BUTTON,
    untried: 'nothing was forgotten',
  },
  'POST /desk/people/invite': {
    fields: () => ({ role: 'editor', note: 'For Ana' }),
    texts: ['note'],
    wrong: { role: ['', 'owner', 'constructor'] },
  },
  'POST /desk/people/invitations/revoke': {
    fields: (ground) => ({ invitation: ground.invitation() }),
    wrong: { invitation: ['', ...NO_IDS] },
  },
  'POST /desk/people/:id/role': {
    id: colleague,
    fields: () => ({ role: 'reporter' }),
    wrong: { role: ['', 'owner', 'constructor'] },
  },
  'POST /desk/people/:id/sign-out': { id: colleague, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/people/:id/way-back': { id: colleague, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/people/:id/deactivate': { id: colleague, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/people/:id/reactivate': { id: colleague, fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/settings': {
    fields: () => ({
      name: 'The Lakeside Courier',
      tagline: 'Since today',
      language: 'en',
      timezone: 'Europe/Zurich',
      publisher: 'Courier Press',
      contact: 'desk@courier.example',
      open: 'on',
      closeAfterDays: '0',
      holdFrom: '50',
    }),
    texts: ['name', 'tagline', 'publisher', 'contact'],
    wrong: {
      name: [''],
      language: ['', '<script>', 'x'.repeat(200)],
      timezone: ['', 'Mars/Olympus', '<script>'],
      closeAfterDays: ['', '-1', 'x', '1e3', '9'.repeat(40)],
    },
  },
  'POST /desk/settings/sections': {
    fields: () => ({ 'name-new': 'Harbour', 'description-new': 'Ships', 'position-new': '9' }),
    texts: ['name-new', 'description-new'],
    buttonOnly: 'nothing ticked changes nothing',
    wrong: { 'position-new': ['x', '-1', '1.5'] },
  },
  'POST /desk/background': { fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/jobs/retry': { fields: ({ job }) => ({ job }), wrong: { job: ['', ...NO_IDS] } },
  'POST /desk/jobs/drop': {
    fields: ({ job }) => ({ job }),
    wrong: { job: ['', ...NO_IDS] },
    untried: 'the row before has taken the job up again',
  },
  'POST /desk/spam-keys': {
    fields: () => ({ blog: 'https://site.example', quota: '100' }),
    wrong: {
      blog: ['', 'site', 'javascript:alert(1)', `https://${'x'.repeat(5_000)}.example`],
      quota: ['x', '0', '-1', '1.5', '1e99', 'NaN'],
    },
  },
  'POST /desk/spam-keys/revoke': {
    fields: (ground) => ({ key: ground.key() }),
    wrong: { key: ['', ...NO_IDS] },
  },
  'POST /desk/account/sessions/end': { open: 'reporters', fields: () => ({}), buttonOnly: BUTTON },
  'POST /desk/sign-out': { open: 'reporters', fields: () => ({}), buttonOnly: BUTTON },
};
