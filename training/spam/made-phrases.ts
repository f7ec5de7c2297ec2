// Phrases for `made.ts`. {goods}, {topic} and {link} are filled in.

export const GOODS = (
  'smart thermostat|solar panels|running shoes|dental implants|roof repair|airport taxi|car insurance|language app|meal kits|' +
  'standing desk|air purifier|mortgage broker|tax adviser|invoice software|project tracker|password manager|vpn service|' +
  'electric bikes|hair transplant|yoga retreat|collagen powder|magnesium sleep drops|dog food|baby monitor|furniture store|' +
  'moving company|carpet cleaning|wedding photos|web design|seo agency|social media growth|online casino|slot games|' +
  'sports betting|crypto exchange|trading signals|forex course|personal loans|debt relief|essay writing|assignment help|' +
  'replica watches|designer bags|vape shop|cbd oil|weight loss tea|testosterone booster|dating site|escort agency|' +
  'psychic reading|iptv subscription|windows keys|followers shop|lead generation|email marketing|explainer videos|' +
  'property dubai|visa consultant|study abroad|driving school|pest control|locksmith|garage doors|law firm|injury lawyer|' +
  'private tutor|online therapy|nutrition coach|gym equipment|mattress sale|window cleaning|printing service|gift cards'
).split('|');

export const SELLERS = [
  '',
  ' Service',
  ' Online',
  ' Near Me',
  ' Company',
  ' London',
  ' UK',
  ' 24/7',
  ' Experts',
  ' Shop',
  ' Reviews',
  ' Deals',
];

export const PEOPLE = (
  'Anna Berg|Tom|maria.k|Peter Hall|J. Novak|Chidi O.|Lena|Old sailor|Samir Haddad|Kim Lee|R. Patel|grandma Jo|Marc|Ines Costa|' +
  'B. Larsen|Yuki Tanaka|Dmitri|Fatma Yildiz|Paulo|Eva-Marie|Bob from the mill|Citizen 12|Nora Quist|Ahmed|Wei Chen|Agnes|' +
  'Hugo Brandt|Sofia R|Liam|Tariq M.|Greta|Oksana|Jean-Paul|Mrs Doyle|teacher|Daniel Ferreira|Priya Sharma|Olu|Helga|Joana Silva'
).split('|');

export const PROMOTIONS = [
  'For anyone looking for {goods}, {link} is a great place to start.',
  'I have had a wonderful experience with the {goods} from {link}.',
  'By the way, if you need {goods}, check out {link}.',
  'We offer {goods} at the best prices, visit {link} for more information.',
  'You can learn more about {goods} at {link}.',
  'Get {goods} with 20% off today: {link}',
  'My family uses {goods} by {link} and the difference has been remarkable.',
  'Our team at {link} specialises in {goods} and would be happy to help.',
  'If this topic interests you, our guide to {goods} covers everything you need to know: {link}',
  'Tools such as {goods} ({link}) make this much easier.',
  'Platforms like {link} are making {goods} accessible to everyone.',
  'A reliable {goods} provider such as {link} can make all the difference.',
  'I found the perfect {goods} on {link}, highly recommended.',
  'Readers who care about this may also find {goods} at {link} worth exploring.',
  'Sign up at {link} and get your first month of {goods} free.',
  'Click here for {goods}: {link}',
  '{goods} {link}',
  'Visit my site {link} for {goods}.',
  'Ask for a free quote for {goods} at {link}, no obligation.',
  'Speaking of which, {link} has just launched new {goods} for beginners.',
  'I used to struggle until a friend told me about {link}. Their {goods} changed my life.',
  'Contact us for {goods}: {link} or WhatsApp +44 7700 900123',
  'Join now and earn with {goods}, details here {link}',
  'The best {goods} in town: {link}, use the code SAVE10.',
  'Mehr über {goods} erfahren Sie unter {link}, wir beraten Sie gern.',
  'Découvrez nos offres de {goods} sur {link}, devis gratuit.',
  'Descubre las mejores ofertas de {goods} en {link}.',
  'Conheça nossos serviços de {goods} em {link} e peça um orçamento.',
  'Scopri la nostra offerta di {goods} su {link}, preventivo gratuito.',
  'Bekijk onze {goods} op {link} en vraag vrijblijvend een offerte aan.',
  'Zobacz naszą ofertę: {goods} na {link}, najlepsze ceny.',
  'Läs mer om våra {goods} på {link} och få 10 % rabatt.',
  'Рекомендую {goods} от {link}, цены приятные, консультация бесплатно.',
  '{goods} için {link} adresini ziyaret edin, ilk sipariş indirimli.',
  'Layanan {goods} terpercaya dan murah, kunjungi {link} sekarang.',
  'Dịch vụ {goods} giá tốt, xem ngay tại {link}.',
  '{goods} 전문 업체입니다. 지금 {link} 에서 무료 상담 받으세요.',
  '{goods}をお探しの方は {link} をご覧ください。初回無料です。',
  '需要{goods}的朋友可以看看 {link},现在优惠中。',
  'للحصول على {goods} بأفضل سعر زوروا {link} الآن.',
  '{goods} के लिए आज ही {link} पर जाएं।',
];

export const TOPICS = (
  'housing report|council minutes|court ruling|trade figures|census data|bus timetable|health study|school survey|budget plan|' +
  'old map|photo archive|weather records|election results|petition trees|harbour history|water quality|union statement|' +
  'parliament debate|museum catalogue|train delays|noise map|climate panel|university paper|press release|flight statistics|' +
  'encyclopedia article|blog post|video speech|audit office|national library|football table|festival programme'
).split('|');

export const HONEST_LINKS = [
  'Source: {link}',
  'The {topic} is here: {link}',
  'See {link} for the {topic}.',
  'You can read the {topic} yourself at {link}, it says something else.',
  'According to the {topic} ({link}) the figure is much lower.',
  'Here is the {topic} I mean: {link}',
  'I wrote about the {topic} on my own page: {link}',
  'The link in the article is dead, the {topic} has moved to {link}.',
  'There was a good piece about the {topic} some years ago: {link}',
  'Compare {link}, page 12.',
  'Does anybody know whether the {topic} at {link} is still right?',
  'As you can see from the {topic}, {link}, this has happened before.',
  'Have a look at {link} before you believe that.',
  'My numbers come from {link}.',
  'They published a correction: {link}',
  'Der Bericht steht hier: {link}',
  'Le document est ici : {link}',
  'Aquí está el documento: {link}',
  'Here is my version: {link}',
  'You can see it on my own site, {link}.',
  'I had the same trouble and this fixed it: {link}',
  'The manual explains it: {link}',
  'I took some pictures of it: {link}',
  'Thanks! I used it for my own page ({link}) and changed the colours.',
  'Check out my older post about the {topic}: {link}',
  'The code is on {link} if you want to look.',
  'They sell for about ten at {link}, if you really need a new one.',
  'Any idea why the page at {link} does not load for me?',
  'È scritto anche qui: {link}',
  'Está escrito aqui: {link}',
  'Lees dit eerst: {link}',
  'Tu są prawdziwe dane: {link}',
  'Siffrorna finns på {link}, sidan 4.',
  'Źródło: {link}',
  'Источник: {link}',
  'Почитайте оригинал: {link}',
  'Kaynak: {link}',
  'Sumber: {link}',
  'Nguồn: {link}',
  '출처: {link}',
  '出典: {link}',
  '原文: {link}',
  'المصدر: {link}',
  'स्रोत: {link}',
];

export const PRAISE = [
  'Great post!',
  'Very informative, thank you.',
  'Thanks for sharing this useful information.',
  'I really enjoyed reading this article.',
  'Keep up the good work!',
  'This is exactly what I was looking for.',
  'Your blog is amazing and I will come back for more.',
  'Nice article, very well explained.',
  'I have bookmarked this page for later.',
  'What a wonderful piece of writing.',
  'Such valuable content, I shared it with my friends.',
  'You have explained everything so clearly.',
  'Excellent work, waiting for the next one.',
  'Totally agree with you.',
  'Good information here.',
  'I learned a lot from this.',
];

export const REPLIES = [
  'Hi Michael, thanks a lot for this! How do I change the colour of the menu?',
  'I love drawing, and your tutorials taught me the brushes. Is there a trick for the paper texture?',
  'Thank you for sharing how you did it, I would have broken the file.',
  'You can find the setting under View, then the third tab.',
  'Hey, great to see you are back. How is the new house?',
  'Glad it worked for you! The next part comes on Friday.',
  'Not sure I follow: do you mean before or after the update?',
  'I ended up doing it by hand, one picture at a time.',
  'But why did nobody ask the neighbours?',
  'I was there on Saturday and it was just as you describe.',
  'My father worked at that yard for thirty years.',
  'The photo shows the east side, though, not the west.',
  'One thing is missing: who pays for it?',
  'We had the same trouble in our street last winter.',
  'I do not agree with the last paragraph at all.',
  'The minister should read this.',
  'Can you write about the schools next?',
  'My children walk that road every day and I worry.',
  'That was a long meeting and you caught it well.',
  'I voted against it and would do so again.',
  'Somebody should tell the harbour master.',
  'It made me cry, I knew her from school.',
  'Thank you for going there and asking.',
  'The figure for 2019 looks wrong to me.',
  'Still, the trains are late every single day.',
  'I cancelled my subscription once; this is why I am back.',
  'Does it work on an older phone too? I get an error when I save.',
  'I followed the steps and it worked, only the second file has another name here.',
];
