/**
 * Every statement, once for both databases: parameters are `?1`, `?2`, ... (PostgreSQL gets them as `$1`, `$2`, ...).
 * Times are milliseconds, so that both databases compare them exactly as JavaScript does.
 */
export const statements = {
  get: 'select revision, value from shirube_document where id = ?1 and expires > ?2',
  // An expired document is replaced in place and counts on: a card of its former life can never match by accident.
  create: `insert into shirube_document (id, name, revision, value, expires) values (?1, ?2, 1, ?3, ?4)
    on conflict (id) do update
      set revision = shirube_document.revision + 1, value = excluded.value, expires = excluded.expires
      where shirube_document.expires <= ?5
    returning revision`,
  createBoth: `insert into shirube_document (id, name, revision, value, expires) values (?1, ?2, 1, ?5, ?6), (?3, ?4, 1, ?5, ?6)
    on conflict (id) do update
      set revision = shirube_document.revision + 1, value = excluded.value, expires = excluded.expires
      where shirube_document.expires <= ?7`,
  replaceValue: `update shirube_document set revision = revision + 1, value = ?1, expires = ?2
    where id in (?3, ?4) and value = ?5 and expires > ?6`,
  replace: `update shirube_document set revision = revision + 1, value = ?1, expires = ?2
    where id = ?3 and revision = ?4 and expires > ?5
    returning revision`,
  delete: 'delete from shirube_document where id = ?1',
  append: 'insert into shirube_line (journal, name, at, value) values (?1, ?2, ?3, ?4)',
  query: 'select at, value from shirube_line where journal = ?1 and at >= ?2 order by at, number limit ?3',
  forget: 'delete from shirube_line where journal = ?1',
  sweepDocuments: 'delete from shirube_document where expires <= ?1',
  sweepLines: 'delete from shirube_line where at < ?1',
  check: 'select count(*) as documents from (select 1 from shirube_document limit 1) as first',
} as const;

export type Statement = keyof typeof statements;
