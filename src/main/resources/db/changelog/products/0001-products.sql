--liquibase formatted sql

--changeset inventario:products-0001-category
create table category (
    id uuid not null constraint category_pk primary key,
    name varchar(100) not null,
    parent_id uuid constraint category_parent_fk references category (id),
    path varchar(400) not null constraint category_path_unique unique,
    active boolean not null,
    version bigint not null
);
--rollback drop table category;

--changeset inventario:products-0002-product
create table product (
    id uuid not null constraint product_pk primary key,
    code varchar(40) not null constraint product_code_unique unique,
    name varchar(200) not null,
    search_text varchar(600) not null,
    category_id uuid constraint product_category_fk references category (id),
    brand varchar(100),
    unit varchar(20) not null,
    fractional boolean not null,
    service boolean not null,
    tracks_lots boolean not null,
    sale_price numeric(19, 4) not null constraint product_sale_price_not_negative check (sale_price >= 0),
    price_includes_tax boolean not null,
    tax_rate_id uuid not null constraint product_tax_rate_fk references tax_rate (id),
    min_stock numeric(15, 3) not null constraint product_min_stock_not_negative check (min_stock >= 0),
    target_stock numeric(15, 3) not null constraint product_target_stock_not_negative check (target_stock >= 0),
    preferred_supplier_id uuid constraint product_supplier_fk references supplier (id),
    notes varchar(2000),
    created_at timestamp(6) with time zone not null,
    active boolean not null,
    version bigint not null
);
create index product_name on product (name, id);
create index product_category on product (category_id);
create index product_supplier on product (preferred_supplier_id);
create table product_identifier (
    id uuid not null constraint product_identifier_pk primary key,
    product_id uuid not null constraint product_identifier_product_fk references product (id),
    kind varchar(10) not null constraint product_identifier_kind check (kind ~ '^(CODE|BARCODE)$'),
    identifier varchar(60) not null constraint product_identifier_unique unique,
    pack_quantity numeric(15, 3) not null constraint product_identifier_pack_positive check (pack_quantity > 0)
);
create index product_identifier_product on product_identifier (product_id);
--rollback drop table product_identifier;
--rollback drop table product;

--changeset inventario:products-0003-search dbms:postgresql splitStatements:false
do $$
begin
    if not exists (select 1 from pg_extension where extname = 'pg_trgm') then
        create extension pg_trgm schema public;
    end if;
exception when insufficient_privilege or undefined_file then
    raise notice 'pg_trgm is not available: searches work without its index';
end
$$;
--rollback select 1;

--changeset inventario:products-0004-search-index dbms:postgresql splitStatements:false
do $$
begin
    if exists (select 1 from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname = 'pg_trgm' and nspname = 'public') then
        create index product_search on product using gin (search_text public.gin_trgm_ops);
    end if;
end
$$;
--rollback drop index if exists product_search;
