--liquibase formatted sql

--changeset inventario:customers-0001-customer
create sequence customer_code;
create table customer (
    id uuid not null constraint customer_pk primary key,
    code varchar(20) not null constraint customer_code_unique unique,
    name varchar(200) not null,
    document varchar(40) constraint customer_document_unique unique,
    phone varchar(40),
    email varchar(254),
    address varchar(300),
    customer_group varchar(60),
    credit_limit numeric(19, 4) constraint customer_credit_limit_not_negative check (credit_limit >= 0),
    terms_days integer not null constraint customer_terms_days_range check (terms_days between 0 and 365),
    since date not null,
    notes varchar(2000),
    accepts_messages boolean not null,
    search_text varchar(1000) not null,
    active boolean not null,
    version bigint not null
);
create index customer_name on customer (name, id);
--rollback drop table customer;
--rollback drop sequence customer_code;

--changeset inventario:customers-0002-search dbms:postgresql splitStatements:false
do $$
begin
    create extension if not exists pg_trgm schema public;
exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise notice 'pg_trgm is not available: searches work without its index';
end
$$;
--rollback select 1;

--changeset inventario:customers-0003-search-index dbms:postgresql splitStatements:false
do $$
begin
    if exists (select 1 from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname = 'pg_trgm' and nspname = 'public') then
        create index customer_search on customer using gin (search_text public.gin_trgm_ops);
    end if;
end
$$;
--rollback drop index if exists customer_search;
