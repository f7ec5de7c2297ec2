import { prepared, type Db } from '#store';

const valueOf = prepared((db, setting: { name: string }) =>
  db.selectFrom('settings').select('value').where('name', '=', setting.name),
);

export async function readSetting(db: Db, name: string): Promise<string | undefined> {
  return (await valueOf(db, { name })).rows[0]?.value;
}
