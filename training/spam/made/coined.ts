import { pick, type Draw } from './draw.ts';

const SYLLABLES =
  'ba bo ca da de di do fa ga go ha hi jo ka ki ko la lo lu ma me mi mo na ni no pa po ra ri ro sa si so ta ti to va vi wa ya za zo'.split(
    ' ',
  );
const WORDS =
  'lucky win king royal gold star mega super play spin joker dragon tiger lotus happy moon sun ace fox panda sky fire'.split(
    ' ',
  );

/** A name that somebody made up: two or three syllables, or two words; every second one with a number at its end. */
export function coinedName(draw: Draw): string {
  const parts =
    draw() < 0.6
      ? Array.from({ length: 2 + Math.floor(draw() * 2) }, () => pick(SYLLABLES, draw))
      : [pick(WORDS, draw), pick(draw() < 0.5 ? WORDS : SYLLABLES, draw)];
  const number =
    draw() < 0.5
      ? pick(
          ['77', '88', '99', '138', '365', '4d', '303', '168', String(10 + Math.floor(draw() * 990))],
          draw,
        )
      : '';
  return parts.join('') + number;
}

/** The same name as it is written so that simple filters do not find it; every third time as it is. */
export function disguised(name: string, draw: Draw): string {
  const way = draw();
  if (way < 0.33) return name;
  if (way < 0.5) return name.toUpperCase();
  if (way < 0.68) return decorated(name, draw);
  if (way < 0.78) return [...name.toUpperCase()].join(pick([' ', '.', '-'], draw));
  if (way < 0.88) return around(name.toUpperCase(), draw);
  if (way < 0.94) return [...name.toUpperCase()].map((letter) => `${letter}\u035f`).join('');
  return name.replace(/a/g, '4').replace(/e/g, '3').replace(/o/g, '0');
}

// First signs of small letters and of digits of six decorative alphabets.
const ALPHABETS = [
  [0x1d41a, 0x1d7ce],
  [0x1d482, 0x1d7ce],
  [0x1d5ba, 0x1d7e2],
  [0x1d5ee, 0x1d7ec],
  [0x1d656, 0x1d7ec],
  [0xff41, 0xff10],
] as const;

function decorated(name: string, draw: Draw): string {
  const [letters, digits] = pick(ALPHABETS, draw);
  const half = draw() < 0.3;
  return [...name]
    .map((sign, place) => {
      if (half && place % 2 === 1) return sign.toUpperCase();
      const point = sign.charCodeAt(0);
      return String.fromCodePoint(point >= 97 ? letters + point - 97 : digits + point - 48);
    })
    .join('');
}

function around(name: string, draw: Draw): string {
  const sign = pick(['⭐', '🔥', '💎', '🎰', '✨', '💞'], draw);
  return draw() < 0.5 ? `${sign}${name}${sign}` : name.replace(/\d+/, (number) => `${sign}${number}${sign}`);
}

/** A way to reach a seller, as it is written in the language's spam. */
export function contactFor(language: string, draw: Draw): string {
  const handle = draw() < 0.7 ? `${coinedName(draw)}${Math.floor(draw() * 100)}` : coinedName(draw);
  const number = (count: number): string =>
    broken(Array.from({ length: count }, () => Math.floor(draw() * 10)).join(''), draw);
  if (language === 'zh' && draw() < 0.8)
    return pick(
      [
        `微信${handle}`,
        `V信:${handle}`,
        `薇${handle}`,
        `QQ${number(9)}`,
        `扣扣${number(8)}`,
        `企鹅 ${number(9)}`,
        `飞机@${handle}`,
        number(8),
        handle.toUpperCase(),
        `＋${handle}`,
      ],
      draw,
    );
  return pick(
    [
      `@${handle}`,
      `Telegram @${handle}`,
      `TG: ${handle}`,
      `t.me/${handle}`,
      `WhatsApp +${number(11)}`,
      `wa.me/${Math.floor(draw() * 1e11)}`,
      `+${number(11)}`,
      `0${number(10)}`,
      `${handle}@mail.example`,
      `LINE ID: ${handle}`,
      `ID ${handle}`,
      `${handle} (Telegram)`,
    ],
    draw,
  );
}

function broken(digits: string, draw: Draw): string {
  const way = draw();
  if (way < 0.5) return digits;
  const sign = pick([' ', '-', '.', '  ', '*'], draw);
  const cut = way < 0.8 ? 3 : 1 + Math.floor(draw() * 4);
  return digits.replace(new RegExp(`(\\d{${cut}})(?=\\d)`, 'g'), `$1${sign}`);
}
