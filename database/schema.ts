import type { Query } from './connect';

/**
 * The schema of a database as text, in an order that depends on names alone: what `schema.sql` holds and a test compares
 * with a fresh migration. It reads the catalog itself, because a machine with PostgreSQL need not have `pg_dump`.
 */
export async function schemaOf(query: Query): Promise<string> {
  const parts = [
    ...(await extensions(query)),
    ...(await domains(query)),
    ...(await enumerations(query)),
    ...(await sequences(query)),
    ...(await functions(query)),
    ...(await tables(query)),
    ...(await indexes(query)),
    ...(await triggers(query)),
  ];
  return `-- Made from a fresh migration; a test compares it. Not to be edited.\n\n${parts.join('\n\n')}\n`;
}

type Lines = readonly { readonly text: string }[];
const textOf = (rows: Lines): string[] => rows.map(({ text }) => text);

const extensions = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select format('create extension %I;', extname) as text from pg_extension where extname <> 'plpgsql' order by extname`,
  );

const domains = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select format('create domain %I as %s %s;', typname, format_type(typbasetype, typtypmod),
      (select string_agg(pg_get_constraintdef(c.oid), ' ' order by c.conname) from pg_constraint c where c.contypid = t.oid and c.contype = 'c')) as text
    from pg_type t where typtype = 'd' and typnamespace = current_schema()::regnamespace order by typname`,
  );

const enumerations = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select format('create type %I as enum (%s);', typname, string_agg(quote_literal(enumlabel), ', ' order by enumsortorder)) as text
    from pg_type t join pg_enum e on e.enumtypid = t.oid
    where typnamespace = current_schema()::regnamespace group by typname order by typname`,
  );

// Sequences of identity columns stand with their table.
const sequences = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select format('create sequence %I as %s;', relname, format_type(seqtypid, null)) as text
    from pg_sequence s join pg_class c on c.oid = s.seqrelid
    where relnamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
    order by relname`,
  );

const functions = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select rtrim(pg_get_functiondef(p.oid), E'\n') || ';' as text
    from pg_proc p
    where pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by proname`,
  );

// Not-null constraints are listed with their column: only newer servers keep them among the constraints as well.
const tables = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select format(E'create table %I (\n%s\n);', c.relname, string_agg(line, E',\n' order by part, place)) as text
    from pg_class c
    join lateral (
      select 1 as part, attnum::text as name, attnum as place,
        format('  %I %s', attname, format_type(atttypid, atttypmod))
          || case when attnotnull then ' not null' else '' end
          || case when attidentity = 'a' then ' generated always as identity' else '' end
          || coalesce(case when attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(adbin, adrelid))
              else ' default ' || pg_get_expr(adbin, adrelid) end, '') as line
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = c.oid and attnum > 0 and not attisdropped
      union all
      select 2, conname, row_number() over (order by contype, conname),
        format('  constraint %I %s', conname, pg_get_constraintdef(oid))
      from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f', 'c', 'x')
    ) lines on true
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    group by c.relname order by c.relname`,
  );

const indexes = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select replace(indexdef, ' ' || schemaname || '.', ' ') || ';' as text
    from pg_indexes
    where schemaname = current_schema()
      and not exists (select from pg_constraint where conindid = format('%I.%I', schemaname, indexname)::regclass)
    order by indexname`,
  );

const triggers = async (query: Query): Promise<string[]> =>
  textOf(
    await query<Lines[number][]>`
    select replace(pg_get_triggerdef(t.oid), ' ' || current_schema() || '.', ' ') || ';' as text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and c.relnamespace = current_schema()::regnamespace
    order by c.relname, tgname`,
  );
