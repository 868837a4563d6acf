--liquibase formatted sql

--changeset inventario:suppliers-0001-supplier
create sequence supplier_code;
create table supplier (
    id uuid not null constraint supplier_pk primary key,
    code varchar(20) not null constraint supplier_code_unique unique,
    name varchar(200) not null,
    contact_name varchar(150),
    tax_id varchar(40),
    phone varchar(40),
    email varchar(254),
    address varchar(300),
    terms_days integer not null constraint supplier_terms_days_range check (terms_days between 0 and 365),
    currency_note varchar(100),
    since date not null,
    search_text varchar(1000) not null,
    active boolean not null,
    version bigint not null
);
create index supplier_name on supplier (name, id);
--rollback drop table supplier;
--rollback drop sequence supplier_code;

--changeset inventario:suppliers-0002-search dbms:postgresql splitStatements:false
do $$
begin
    create extension if not exists pg_trgm schema public;
exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise notice 'pg_trgm is not available: searches work without its index';
end
$$;
--rollback select 1;

--changeset inventario:suppliers-0003-search-index dbms:postgresql splitStatements:false
do $$
begin
    if exists (select 1 from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname = 'pg_trgm' and nspname = 'public') then
        create index supplier_search on supplier using gin (search_text public.gin_trgm_ops);
    end if;
end
$$;
--rollback drop index if exists supplier_search;
