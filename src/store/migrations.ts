/** What the two databases spell differently. */
export interface Dialect {
  /** Type of a column that numbers its rows in the order of insertion. */
  readonly number: string;
}

export const sqlite: Dialect = { number: 'integer primary key autoincrement' };
export const postgres: Dialect = { number: 'bigint generated always as identity primary key' };

/**
 * The schema, step by step. Steps are only ever added, and only ever add: while a new version is rolled out, the old
 * one goes on working on the newer schema.
 *
 * A document's `id` and a line's `journal` are hashes, because PostgreSQL indexes no more than 2.7 KB of a row;
 * `name` is what was hashed, for people.
 */
export function migrations(dialect: Dialect): readonly string[] {
  return [
    `create table shirube_document (
       id text primary key,
       name text not null,
       revision bigint not null,
       value text not null,
       expires bigint not null
     );
     create index shirube_document_expires on shirube_document (expires);
     create table shirube_line (
       number ${dialect.number},
       journal text not null,
       name text not null,
       at bigint not null,
       value text not null
     );
     create index shirube_line_journal_at on shirube_line (journal, at, number);
     create index shirube_line_at on shirube_line (at);`,
  ];
}
