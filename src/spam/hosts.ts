import type { Concept } from './lexicon-words.ts';
import { SHORTENERS } from './shorteners.ts';

/** What kind of place a host name is, as far as its name tells. */
type HostKind =
  'reference' | 'news' | 'social' | 'shop' | 'free' | 'messenger' | 'shortener' | 'form' | 'other';

/** What a host's name tells. */
export interface HostTraits {
  /** The part that somebody registered, near enough: its last two labels, three under endings like co.uk. */
  readonly base: string;
  readonly kind: HostKind;
  /** Class of its last label: who may have it, and what it costs. */
  readonly end: string;
  /** What it says it sells; null for most. */
  readonly subject: Concept | null;
}

/** Tells the traits of hosts, each worked out once: the links of a comment are read again for each of its reasons. */
export function hostTraits(): (host: string) => HostTraits {
  const known = new Map<string, HostTraits>();
  return (host) => {
    let traits = known.get(host);
    if (!traits) known.set(host, (traits = traitsOf(host)));
    return traits;
  };
}

function traitsOf(host: string): HostTraits {
  const kind = kindOfHost(host);
  return {
    base: baseHost(host),
    kind,
    end: endOfHost(host),
    subject: kind === 'other' ? subjectOfHost(host) : null,
  };
}

function baseHost(host: string): string {
  const labels = host.split('.');
  const short = (labels.at(-2)?.length ?? 9) <= 3 && (labels.at(-1)?.length ?? 9) === 2;
  return labels.slice(short ? -3 : -2).join('.');
}

const list = (names: string): readonly string[] => names.split(' ');

const KINDS: ReadonlyMap<string, HostKind> = new Map([
  ...named(
    'reference',
    'wikipedia.org wikimedia.org wikidata.org wiktionary.org archive.org doi.org arxiv.org pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov nih.gov who.int europa.eu un.org oecd.org ' +
      'github.com gitlab.com github.io gitlab.io stackoverflow.com stackexchange.com superuser.com developer.mozilla.org mozilla.org w3.org python.org npmjs.com microsoft.com ' +
      'apple.com nature.com science.org sciencedirect.com springer.com jstor.org plos.org thelancet.com bmj.com britannica.com snopes.com politifact.com factcheck.org imdb.com ' +
      'openstreetmap.org gutenberg.org loc.gov parliament.uk change.org namu.wiki baike.baidu.com zhihu.com',
  ),
  ...named(
    'news',
    'bbc.co.uk bbc.com nytimes.com theguardian.com washingtonpost.com reuters.com apnews.com cnn.com npr.org ft.com economist.com wsj.com theatlantic.com newyorker.com ' +
      'independent.co.uk telegraph.co.uk spiegel.de zeit.de faz.net sueddeutsche.de taz.de tagesschau.de lemonde.fr liberation.fr lefigaro.fr elpais.com elmundo.es publico.pt ' +
      'folha.uol.com.br globo.com repubblica.it corriere.it ansa.it nos.nl nrc.nl volkskrant.nl wyborcza.pl onet.pl dn.se svd.se svt.se ria.ru meduza.io pravda.com.ua ' +
      'hurriyet.com.tr kompas.com detik.com vnexpress.net thepaper.cn asahi.com nhk.or.jp yomiuri.co.jp naver.com daum.net hani.co.kr aljazeera.net aljazeera.com',
  ),
  ...named(
    'social',
    'youtube.com youtu.be facebook.com fb.com instagram.com tiktok.com twitter.com x.com reddit.com linkedin.com vk.com ok.ru soundcloud.com spotify.com open.spotify.com ' +
      'twitch.tv vimeo.com flickr.com imgur.com pinterest.com tumblr.com medium.com substack.com threads.net bsky.app mastodon.social weibo.com bilibili.com douyin.com dailymotion.com bandcamp.com',
  ),
  ...named(
    'shop',
    'amazon.com amazon.co.uk amazon.de amzn.to ebay.com ebay.co.uk etsy.com aliexpress.com alibaba.com temu.com shein.com fiverr.com upwork.com gumroad.com shopify.com myshopify.com ' +
      'tokopedia.com shopee.co.id shopee.vn taobao.com tmall.com trendyol.com avito.ru ozon.ru wildberries.ru allegro.pl',
  ),
  ...named(
    'free',
    'blogspot.com wordpress.com weebly.com wixsite.com sites.google.com livejournal.com jimdo.com webnode.com tripod.com angelfire.com over-blog.com 000webhostapp.com netlify.app ' +
      'vercel.app web.app herokuapp.com pages.dev telegra.ph carrd.co notion.site strikingly.com yolasite.com hatenablog.com tistory.com',
  ),
  ...named('form', 'forms.gle docs.google.com typeform.com surveymonkey.com jotform.com'),
  ...named(
    'messenger',
    't.me telegram.me telegram.dog wa.me wa.link api.whatsapp.com chat.whatsapp.com line.me lin.ee discord.gg discord.com m.me open.kakao.com zalo.me',
  ),
  ...[...SHORTENERS].map((name) => [name, 'shortener'] as const),
]);

const OFFICIAL = /(?:^|\.)(?:gov|gob|gouv|govt|gub|go|edu|ac|mil|parliament|europa)(?:\.[a-z]{2})?$/;

// Found by its own name or by one of its parents.
function kindOfHost(host: string): HostKind {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const kind = KINDS.get(name);
    if (kind) return kind;
  }
  return OFFICIAL.test(host) ? 'reference' : 'other';
}

// Ends sold for less than a coffee, and the two gambling ones: most names that spam uses once and drops have them.
const CHEAP: ReadonlySet<string> = new Set(
  list(
    'xyz top site online shop store click club icu vip bet casino win pro live buzz fun cc info biz link website space cfd sbs bond cyou rest quest monster lol sale loan bid trade party date review country ' +
      'download racing webcam ink today life world digital agency guru ws pw su tk ml ga cf gq asia mobi games poker',
  ),
);

function endOfHost(host: string): string {
  const end = host.split('.').at(-1) ?? '';
  // Ends reserved for examples say nothing: only texts written for the project have them.
  if (end === 'com' || end === 'example' || end === 'test' || end === 'net') return 'com';
  if (CHEAP.has(end)) return 'cheap';
  if (end === 'org' || end === 'gov' || end === 'edu' || end === 'int') return 'public';
  if (end === 'io' || end === 'dev' || end === 'app' || end === 'ai' || end === 'co' || end === 'me')
    return 'tech';
  return end.length === 2 ? 'country' : 'long';
}

const IN_HOST: readonly (readonly [concept: Concept, parts: RegExp])[] = [
  ['gambling', /casino|kasino|kazino|cassino|slot|poker|jackpot|roulette|betting|(?:^|[^a-z])bet|bet(?:\d|$|[^a-z])|\dbet|spin|lotto|togel|gacor|bahis|kumar|toto\d|apuesta|aposta|scommess|win\d{2,}|\d{2,}win/],
  ['credit', /loan|kredit|credit|lening|prestamo|emprestimo|prestit|pozycz|pujck|kolcson|hitel|laina|lend|capital|funding|mortgage|payday|vaytien|vaynhanh|pinjaman/],
  ['pharmacy', /pharm|viagra|cialis|pills|cbd|slim|detox|keto|supplement|herbal|weightloss|medis|clinic|dental|implant/],
  ['adult', /escort|porn|sex|dating|hookup|girls|cam4|camgirl|angels|milf|kontakte|deai|singles/],
  ['crypto', /crypto|bitcoin|btc|forex|trade|trading|invest|coin|token|wallet|airdrop|profit|fx(?:$|[^a-z])/],
  ['essays', /essay|assignment|homework|thesis|dissertation|takemyclass|mypaper/],
  ['seo', /seo|backlink|rank|leads|traffic|webdesign|marketing|agency|followers|boostr?/],
  ['goods', /shop|store|deals|discount|outlet|cheap|replica|luxrep|plumb|locksmith|roof|movers|cleaning|hvac|repair|lawyer|attorney|rental|tours|travel|reviews|coupon|direct(?:$|[^a-z])|experts|pros(?:$|[^a-z])/],
  ['earnings', /income|earn|money|cash|paid|jobs?(?:$|[^a-z])|freedom|rich|gift|prize|claim|reward/],
  ['piracy', /iptv|movie|stream|crack|apk|hack|torrent|4khub/],
  ['magic', /spell|psychic|tarot|astrolog|voyan/],
]; // prettier-ignore

function subjectOfHost(host: string): Concept | null {
  const name = host.replace(/\.[a-z]+$/, '');
  return IN_HOST.find(([, parts]) => parts.test(name))?.[0] ?? null;
}

/** What a path points at: nothing, a page among others, a document, a record with a number, a referral. */
export function kindOfPath(path: string): string {
  if (path.length <= 1) return 'root';
  if (/[?&](?:ref|aff|affid|utm_\w+|code|promo|invite|start|partner|tag)=/.test(path)) return 'referral';
  if (/\.(?:pdf|docx?|xlsx?|csv|jpe?g|png|gif|svg|zip)\b/.test(path)) return 'document';
  if (/\d{4}/.test(path)) return 'numbered';
  if (path.split('/').length > 3 || path.split('-').length > 3) return 'deep';
  return path.length < 14 ? 'short' : 'page';
}

function named(kind: HostKind, names: string): (readonly [string, HostKind])[] {
  return list(names).map((name) => [name, kind] as const);
}
