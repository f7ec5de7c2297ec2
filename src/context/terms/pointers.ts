// "Read also: Minister resigns": a line that points to another article tells of that one. Its words would make the two
// alike, and every article that bears the same pointer. A link in such a line is followed all the same, as any other link.

/** What such lines begin with, by language, as newsrooms and their systems write it; most say "read also", "see also", "more". */
const PHRASES: Readonly<Record<string, readonly string[]>> = {
  en: [
    '(?:read|see|watch|listen) also',
    'also (?:read|see|popular)',
    'read (?:more|next|on|this next|the full story)',
    'keep reading',
    'further reading',
    'related(?: (?:stor(?:y|ies)|articles?|news|coverage|content|reading|posts?|links?|topics?))?',
    'recommended(?: (?:reading|for you|stor(?:y|ies)|articles?))?',
    'trending(?: now)?',
    'you (?:may|might) also like',
    'more (?:on|about) th(?:is|e) (?:story|topic|subject)',
    'more (?:stories|news|coverage)',
    'in case you missed it',
    "don[’']t miss",
    "editor[’']?s[’']? picks?",
    'most (?:read|popular)',
  ],
  de: [
    'lesen sie (?:auch|mehr|hier|weiter|dazu(?: auch)?)',
    'weiterlesen',
    'lies auch',
    'mehr (?:zum thema|dazu|lesen)',
    '(?:zum thema|passend dazu)',
    'auch (?:interessant|lesenswert)',
    'siehe auch',
    'das könnte (?:sie|dich) (?:auch )?interessieren',
    '(?:verwandte|ähnliche|weitere) (?:artikel|beiträge|themen)',
  ],
  fr: [
    '(?:à )?(?:lire|voir)(?: (?:aussi|également|plus))?',
    'li(?:sez|re) (?:aussi|également|la suite)',
    'sur le même (?:sujet|thème)',
    'pour aller plus loin',
    'articles? (?:liés?|similaires?|connexes?)',
    'en savoir plus',
  ],
  es: [
    '(?:le[aer]|leer|ve[ar]|mir[ae]|puedes leer|puede leer) (?:también|tambien|más|mas|además)',
    '(?:también )?(?:te|le) (?:puede|podría) interesar',
    '(?:notas?|noticias?|artículos?|contenidos?) relacionad[ao]s?',
    'más (?:información|sobre el tema)',
    'te recomendamos',
  ],
  pt: [
    '(?:leia|veja|confira|assista|ouça|saiba) (?:também|mais|ainda)',
    '(?:notícias?|matérias?|artigos?|conteúdos?) relacionad[ao]s?',
    'relacionad[ao]s?',
  ],
  it: [
    '(?:leggi|vedi|guarda|ascolta) (?:anche|di più|ancora)',
    '(?:per approfondire|approfondiment[oi]|approfondisci)',
    '(?:articoli|notizie) correlat[ie]',
  ],
  nl: [
    '(?:lees|zie|bekijk|luister) (?:ook|meer|verder)',
    'gerelateerde?(?: (?:artikelen|berichten|nieuws))?',
    'meer over dit onderwerp',
  ],
  sv: ['(?:läs|se|lyssna) (?:också|även|mer|vidare)', 'relatera(?:t|de artiklar)'],
  no: ['(?:les|se|hør) (?:også|mer|videre)', 'relatert(?:e saker)?'],
  da: ['(?:læs|se|hør) (?:også|mere|videre)', 'relatere(?:t|de artikler)'],
  fi: ['(?:lue|katso|kuuntele) (?:myös|lisää)', 'aiheesta lisää'],
  is: ['(?:lesa|sjá) (?:einnig|meira)', 'tengdar fréttir'],
  pl: [
    '(?:prze)?czytaj (?:też|także|również|więcej|dalej)',
    '(?:zobacz|sprawdź|obejrzyj) (?:też|także|również|więcej)',
    '(?:powiązane|podobne)(?: artykuły)?',
  ],
  cs: ['(?:pře)?čtěte(?: si)? (?:také|též|taky|dále|více|i)', 'viz také', 'související(?: články)?'],
  sk: ['(?:pre)?čítajte(?: si)? (?:aj|tiež|viac|ďalej)', 'súvisiace(?: články)?'],
  hu: ['olvassa el(?: ezt)?(?: is)?', '(?:lásd|nézze meg) (?:még|ezt is)', 'kapcsolódó(?: cikk(?:ek|ünk)?)?'],
  ro: ['(?:citește|citeşte|citiți|vezi|vedeți) (?:și|şi|mai mult|mai multe)', 'articole similare'],
  hr: [
    '(?:pro)?čitajte (?:i|još|više|dalje)',
    'pogledajte (?:i|još)',
    'povezan[aeio](?: (?:članci|vijesti|vesti|teme))?',
    'preberite (?:tudi|še|več)',
  ],
  ru: [
    '(?:читайте|смотрите|слушайте|см\\.) (?:также|ещё|еще|далее|подробнее)',
    '(?:материалы |новости |ещё |еще )?по теме',
    'рекомендуем',
  ],
  uk: [
    '(?:читайте|дивіться|слухайте) (?:також|ще|більше|далі)',
    '(?:матеріали |новини )?(?:за темою|по темі)',
  ],
  bg: ['(?:прочетете|вижте|четете) (?:още|също|повече)', 'още по темата', 'свързани(?: новини| статии)?'],
  sr: ['(?:про)?читајте (?:и|још|више)', 'погледајте (?:и|још)', 'повезане вести'],
  el: [
    '(?:διαβάστε|δείτε|ακούστε) (?:επίσης|ακόμη|ακόμα|περισσότερα|και)',
    'σχετικά(?: (?:άρθρα|θέματα|νέα))?',
  ],
  tr: [
    'ayrıca (?:okuyun|bakınız|bkz)',
    '(?:bunu|bunları) da (?:okuyun|okuyabilirsiniz)',
    'ilgili (?:haber|haberler|içerik|içerikler|yazı|yazılar)',
    'devamını oku',
  ],
  ar: [
    '(?:اقرأ|إقرأ|اقرا|اقرأوا|طالع|شاهد|انظر) (?:أيضا|أيضاً|أيضًا|ايضا|ايضاً|المزيد)',
    '(?:مواضيع|أخبار|مقالات) (?:ذات صلة|متعلقة)',
    'قد يهمك(?: أيضا| أيضاً| أيضًا)?',
  ],
  fa: ['(?:بیشتر|همچنین) (?:بخوانید|ببینید)', '(?:مطالب|اخبار|خبرهای) مرتبط'],
  he: ['(?:קראו|קרא|קראי|ראו|צפו) (?:גם|עוד)', 'כתבות (?:קשורות|נוספות)', 'עוד בנושא'],
  hi: ['(?:यह|ये|इसे) भी (?:पढ़ें|पढ़ें|देखें|पढ़े|पढ़े)', 'और (?:पढ़ें|पढ़ें)', 'संबंधित (?:खबरें|ख़बरें|समाचार)'],
  bn: ['আরও? (?:পড়ুন|পড়ুন|দেখুন)', 'আরো (?:পড়ুন|পড়ুন)'],
  id: ['(?:baca|lihat|simak) (?:juga|lainnya|selengkapnya)', '(?:artikel|berita) terkait'],
  vi: ['(?:đọc|xem) (?:thêm|tiếp)', '(?:tin|bài)(?: viết)? liên quan'],
  th: ['อ่าน(?:เพิ่มเติม|ต่อ|ข่าวเพิ่มเติม)', 'ข่าวที่เกี่ยวข้อง'],
  zh: [
    '(?:延伸|推荐|推薦|相关|相關)(?:阅读|閱讀|新闻|新聞|报道|報道|報導|文章)',
    '(?:阅读|閱讀|查看)?更多(?:阅读|閱讀|新闻|新聞)?',
    '(?:另见|另見|参见|參見)',
  ],
  ja: ['【?関連(?:記事|ニュース|リンク)?】?', '[あ合]わせて読みたい', '続きを読む', 'こちらもおすすめ'],
  ko: ['관련 ?(?:기사|뉴스)', '더 ?(?:보기|읽기)', '함께 (?:읽기|볼 만한 기사)', '추천 ?기사'],
  sw: ['soma (?:pia|zaidi)'],
};

/** The phrase stands at the beginning of a line, and a sign that it points follows, or nothing. */
const POINTER = new RegExp(
  `^[^\\p{L}\\p{N}\\n]{0,6}(?:${Object.values(PHRASES).flat().join('|')})(?:…|\\.{3})? ?(?:[:：|>»›→–—】]|$)`,
  'imu',
);
/** A longer line says more than a headline does. */
const HEADLINE_CHARACTERS = 200;
/** Below a phrase that stands alone on its line there is a list of headlines: at most so many are taken for one. */
const LIST_LINES = 6;
/** Headlines do without a full stop; what ends with one, or leads over to the next line, is the article going on. */
const ENDS_LIKE_TEXT = /[.。।۔,;:…][”’"»)\]]*$/u;
/** Where less is left of a text, it is a list of links, and has nothing else to be known by. */
const LEAST_LEFT = 0.25;

/** The text without lines that point to other articles, and without the headlines listed below a lone "Read also". */
export function withoutPointers(text: string): string {
  if (!POINTER.test(text)) return text;
  let listed = 0;
  const kept = text.split('\n').filter((written) => {
    const line = written.trim();
    if (line === '') return true;
    if (line.length <= HEADLINE_CHARACTERS && POINTER.test(line)) {
      listed = isAlone(line) ? LIST_LINES : 0;
      return false;
    }
    if (listed > 0 && line.length <= HEADLINE_CHARACTERS && !ENDS_LIKE_TEXT.test(line)) {
      listed--;
      return false;
    }
    listed = 0;
    return true;
  });
  const left = kept.join('\n');
  return left.length < text.length * LEAST_LEFT ? text : left;
}

/** "Read also:" and nothing after it. */
function isAlone(line: string): boolean {
  const pointer = POINTER.exec(line)?.[0] ?? '';
  return !/[\p{L}\p{N}]/u.test(line.slice(pointer.length));
}
