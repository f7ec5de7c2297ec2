import { expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { day } from '../press.test-kit.ts';

// A few briefs of different things, and last one that goes on with the first: the first weeks of a paper whose language is not English.

type Brief = readonly [headline: string, text: string];

const GERMAN: readonly Brief[] = [
  [
    'Die neue Brücke am Hafen ist offen',
    'Am Montag hat die Bürgermeisterin die neue Brücke am Hafen eröffnet. Nach zwei Jahren Bauzeit können Fußgänger und Radfahrer wieder über den Fluss. Die Kosten sind auf zwölf Millionen Euro gestiegen, wie der Stadtrat mitteilte. Für die Anwohner ist damit auch der Lärm vorbei.',
  ],
  [
    'Feuer in der alten Tischlerei',
    'In der Nacht auf Sonntag ist in einer alten Tischlerei ein Feuer ausgebrochen. Die Feuerwehr war mit achtzig Leuten im Einsatz. Verletzt wurde niemand, doch das Dach ist eingestürzt. Die Polizei sucht nach der Ursache und bittet um Hinweise.',
  ],
  [
    'Handballerinnen gewinnen den Pokal',
    'Die Handballerinnen des TSV haben am Samstag den Pokal gewonnen. In der Verlängerung traf Marit Solberg dreimal. Trainerin Jana Lund sagte nach dem Spiel, sie habe nie an der Mannschaft gezweifelt. Gefeiert wurde bis in den Morgen.',
  ],
  [
    'Schule bekommt fünf neue Lehrkräfte',
    'Zum neuen Schuljahr bekommt die Grundschule fünf neue Lehrkräfte. Die Klassen werden damit kleiner, sagte der Schulleiter. Eltern hatten seit langem darüber geklagt, dass zu viele Stunden ausfallen. Auch eine Bibliothek ist geplant.',
  ],
  [
    'Der Preis für Brot steigt wieder',
    'Bäcker verlangen für ein Brot im Schnitt vier Prozent mehr als vor einem Jahr. Schuld daran sind die Kosten für Energie und Mehl, sagt die Innung. Viele Kunden kaufen deshalb weniger, manche backen inzwischen selbst.',
  ],
  [
    'Konzert im Park lockt Tausende',
    'Mehrere tausend Menschen haben am Freitag das Konzert im Stadtpark besucht. Der Sänger spielte zwei Stunden, auch als es zu regnen begann. Für das nächste Jahr wird schon geplant, dann mit einer größeren Bühne.',
  ],
  [
    'Gericht verbietet tieferen Steinbruch',
    'Der Steinbruch bei Gallow darf nicht tiefer gegraben werden. Das hat das Verwaltungsgericht am Dienstag entschieden, weil die Quelle darunter drei Dörfer versorgt. Der Betreiber will gegen das Urteil vorgehen.',
  ],
  [
    'Storch nistet auf dem Schwimmbad',
    'Auf dem Dach des Schwimmbads hat ein Storch sein Nest gebaut. Die Bademeister zählen nun jeden Morgen die Eier, bevor sie öffnen. Bis die Jungen fliegen, bleibt die Rutsche geschlossen. Die Kinder haben dem Vogel auch schon einen Namen gegeben.',
  ],
  [
    'Hafenbrücke für eine Nacht gesperrt',
    'Die neue Brücke am Hafen wird in der Nacht auf Donnerstag gesperrt. Ingenieure prüfen die Lager, teilte der Stadtrat mit. Die Bürgermeisterin versicherte, die Brücke sei sicher; Radfahrer müssen einen Umweg fahren.',
  ],
];
const FRENCH: readonly Brief[] = [
  [
    'Le nouveau pont du port est ouvert',
    'La maire a inauguré lundi le nouveau pont du port. Après deux ans de travaux, les piétons et les cyclistes peuvent de nouveau traverser le fleuve. Le coût a atteint douze millions d’euros, selon le conseil municipal. Pour les riverains, c’est aussi la fin du bruit.',
  ],
  [
    'Incendie dans une ancienne menuiserie',
    'Un incendie s’est déclaré dans la nuit de samedi à dimanche dans une ancienne menuiserie. Quatre-vingts pompiers ont été mobilisés. Personne n’a été blessé, mais le toit s’est effondré. La police cherche la cause et lance un appel à témoins.',
  ],
  [
    'Les handballeuses remportent la coupe',
    'Les handballeuses ont remporté samedi la coupe après prolongation. Marit Solberg a marqué trois buts. L’entraîneuse Jana Lund a déclaré après le match qu’elle n’avait jamais douté de son équipe. La fête a duré jusqu’au matin.',
  ],
  [
    'Cinq enseignants de plus à l’école',
    'L’école primaire accueille cinq enseignants de plus à la rentrée. Les classes seront plus petites, a dit le directeur. Les parents se plaignaient depuis longtemps que trop d’heures étaient perdues. Une bibliothèque est aussi prévue.',
  ],
  [
    'Le prix du pain augmente encore',
    'Les boulangers demandent en moyenne quatre pour cent de plus qu’il y a un an pour une baguette. L’énergie et la farine sont en cause, dit la chambre des métiers. Beaucoup de clients achètent moins et certains font leur pain eux-mêmes.',
  ],
  [
    'Un concert attire des milliers de personnes',
    'Plusieurs milliers de personnes ont assisté vendredi au concert dans le parc. Le chanteur a joué deux heures, même quand il a commencé à pleuvoir. On prépare déjà l’année prochaine, avec une scène plus grande.',
  ],
  [
    'La justice interdit d’agrandir la carrière',
    'La carrière de Gallow ne pourra pas être creusée davantage. Le tribunal administratif en a décidé ainsi mardi, parce que la source alimente trois villages. L’exploitant veut faire appel du jugement.',
  ],
  [
    'Le pont du port fermé une nuit',
    'Le nouveau pont du port sera fermé dans la nuit de mercredi à jeudi. Des ingénieurs vérifient les appuis, a indiqué le conseil municipal. La maire assure que le pont est sûr ; les cyclistes devront faire un détour.',
  ],
];
const SPANISH: readonly Brief[] = [
  [
    'Abre el nuevo puente del puerto',
    'La alcaldesa inauguró el lunes el nuevo puente del puerto. Después de dos años de obras, los peatones y los ciclistas pueden volver a cruzar el río. El coste ha subido a doce millones de euros, según el ayuntamiento. Para los vecinos también se acaba el ruido.',
  ],
  [
    'Incendio en una vieja carpintería',
    'En la noche del domingo se declaró un incendio en una vieja carpintería. Ochenta bomberos trabajaron en el lugar. No hubo heridos, pero el tejado se hundió. La policía busca la causa y pide la ayuda de los testigos.',
  ],
  [
    'Las jugadoras de balonmano ganan la copa',
    'Las jugadoras de balonmano ganaron el sábado la copa en la prórroga. Marit Solberg marcó tres goles. La entrenadora Jana Lund dijo después del partido que nunca había dudado de su equipo. La fiesta duró hasta la mañana.',
  ],
  [
    'La escuela recibe cinco maestros más',
    'La escuela primaria recibe cinco maestros más para el nuevo curso. Las clases serán más pequeñas, dijo el director. Los padres se quejaban desde hace tiempo de que se perdían demasiadas horas. También está prevista una biblioteca.',
  ],
  [
    'El precio del pan vuelve a subir',
    'Los panaderos piden por una barra un cuatro por ciento más que hace un año. La culpa es de la energía y de la harina, dice el gremio. Muchos clientes compran menos y algunos ya hacen el pan en casa.',
  ],
  [
    'Miles de personas en el concierto del parque',
    'Varios miles de personas asistieron el viernes al concierto en el parque. El cantante tocó dos horas, también cuando empezó a llover. Ya se prepara el próximo año, con un escenario más grande.',
  ],
  [
    'El juez prohíbe ampliar la cantera',
    'La cantera de Gallow no podrá excavarse más. Así lo decidió el martes el tribunal, porque el manantial abastece a tres pueblos. La empresa quiere recurrir la sentencia.',
  ],
  [
    'El puente del puerto cierra una noche',
    'El nuevo puente del puerto cerrará en la noche del miércoles al jueves. Los ingenieros revisan los apoyos, informó el ayuntamiento. La alcaldesa asegura que el puente es seguro; los ciclistas tendrán que dar un rodeo.',
  ],
];
const TURKISH: readonly Brief[] = [
  [
    'Limandaki yeni köprü açıldı',
    'Belediye başkanı pazartesi günü limandaki yeni köprüyü açtı. İki yıl süren çalışmadan sonra yayalar ve bisikletliler yine nehri geçebiliyor. Belediye meclisi, maliyetin on iki milyona çıktığını bildirdi. Komşular için gürültü de bitti.',
  ],
  [
    'Eski marangozhanede yangın',
    'Pazar gecesi eski bir marangozhanede yangın çıktı. Seksen itfaiyeci çalıştı. Yaralanan olmadı ama çatı çöktü. Polis nedeni arıyor ve tanıklardan yardım istiyor.',
  ],
  [
    'Hentbolcu kadınlar kupayı kazandı',
    'Hentbolcu kadınlar cumartesi günü kupayı uzatmada kazandı. Marit Solberg üç gol attı. Antrenör Jana Lund maçtan sonra takımdan hiç kuşku duymadığını söyledi. Kutlama sabaha kadar sürdü.',
  ],
  [
    'Okula beş yeni öğretmen geliyor',
    'İlkokula yeni öğretim yılında beş yeni öğretmen geliyor. Müdür, sınıfların küçüleceğini söyledi. Veliler çok fazla dersin boş geçtiğinden uzun süredir şikâyetçiydi. Bir kütüphane de planlanıyor.',
  ],
  [
    'Ekmek fiyatı yine artıyor',
    'Fırıncılar bir ekmek için geçen yıla göre ortalama yüzde dört daha fazla istiyor. Odaya göre suçlu enerji ve un. Birçok müşteri daha az alıyor, bazıları artık evde pişiriyor.',
  ],
  [
    'Parktaki konsere binlerce kişi geldi',
    'Cuma günü parktaki konsere birkaç bin kişi geldi. Şarkıcı yağmur başladığında bile iki saat çaldı. Gelecek yıl için daha büyük bir sahneyle hazırlık yapılıyor.',
  ],
  [
    'Mahkeme taş ocağının derinleşmesini yasakladı',
    'Gallow yakınındaki taş ocağı daha derine kazılamayacak. Mahkeme salı günü böyle karar verdi, çünkü kaynak üç köye su veriyor. İşletmeci karara itiraz etmek istiyor.',
  ],
  [
    'Liman köprüsü bir gece kapalı',
    'Limandaki yeni köprü perşembe gecesi kapatılacak. Belediye meclisi, mühendislerin ayakları denetlediğini bildirdi. Belediye başkanı köprünün güvenli olduğunu söylüyor; bisikletliler dolaşmak zorunda kalacak.',
  ],
];

test.each([
  ['German', GERMAN],
  ['French', FRENCH],
  ['Spanish', SPANISH],
  ['Turkish', TURKISH],
])('in a young %s paper only what belongs together is linked', (_, briefs) => {
  const engine = createEngine();
  for (const [n, [headline, text]] of briefs.entries())
    engine.put({ id: `b${n}`, headline, standfirst: '', text, publishedAt: day(1 + 3 * n) });
  const last = briefs.length - 1;
  expect(briefs.map((_brief, n) => engine.related(`b${n}`).map(({ id }) => id))).toEqual(
    briefs.map((_brief, n) => (n === 0 ? [`b${last}`] : n === last ? ['b0'] : [])),
  );
});

test('one brief without a date or many: what is unknown links nothing', () => {
  const engine = createEngine();
  for (const [n, [headline, text]] of SPANISH.slice(0, -1).entries())
    engine.put({ id: `b${n}`, headline, standfirst: '', text, publishedAt: n % 2 === 0 ? null : day(n) });
  for (let n = 0; n < SPANISH.length - 1; n++) expect(engine.related(`b${n}`), `b${n}`).toEqual([]);
});
