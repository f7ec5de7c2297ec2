/** Services that hide where a link leads. A list of our own: the best known ones. */
export const SHORTENERS: ReadonlySet<string> = new Set(
  (
    'bit.ly bitly.com tinyurl.com goo.gl ow.ly is.gd v.gd t.ly rb.gy cutt.ly shorturl.at shorturl.asia rebrand.ly tiny.cc ' +
    'bl.ink s.id buff.ly adf.ly soo.gd clck.ru vk.cc u.to tiny.one short.gy t2m.io lnkd.in cutt.us kutt.it shrtco.de ' +
    'linktr.ee heylink.me lynk.id linkr.bio beacons.ai solo.to goo.su qps.ru x.gd 2u.pw n9.cl acortar.link encurtador.com.br ' +
    'reurl.cc url.cn dwz.cn t.cn han.gl me2.do bom.so gg.gg bc.vc ouo.io shorte.st exe.io shrinkme.io tr.link kisa.link'
  ).split(' '),
);
