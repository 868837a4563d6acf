--liquibase formatted sql

--changeset inventario:sales-0001-sale
create table sale (
    id uuid not null constraint sale_pk primary key constraint sale_document_fk references document (id),
    customer_id uuid constraint sale_customer_fk references customer (id),
    seller_id uuid constraint sale_seller_fk references app_user (id),
    register_id uuid not null constraint sale_register_fk references register (id),
    location_id uuid not null constraint sale_location_fk references location (id),
    currency char(3) not null,
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    rounding numeric(19, 4) not null,
    total numeric(19, 4) not null constraint sale_total_not_negative check (total >= 0),
    discount numeric(19, 4) not null,
    due_date date,
    note varchar(500),
    constraint sale_adds_up check (net + tax + rounding = total)
);
create index sale_customer on sale (customer_id);
create index sale_seller on sale (seller_id);
create table sale_line (
    id uuid not null constraint sale_line_pk primary key,
    sale_id uuid not null constraint sale_line_sale_fk references sale (id),
    rank integer not null,
    product_id uuid not null constraint sale_line_product_fk references product (id),
    product_code varchar(40) not null,
    product_name varchar(200) not null,
    unit varchar(20) not null,
    quantity numeric(15, 3) not null constraint sale_line_quantity_positive check (quantity > 0),
    list_price numeric(19, 4) not null,
    unit_price numeric(19, 4) not null constraint sale_line_price_not_negative check (unit_price >= 0),
    price_includes_tax boolean not null,
    discount_percent numeric(7, 4) not null constraint sale_line_discount check (discount_percent between 0 and 100),
    discount numeric(19, 4) not null,
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    gross numeric(19, 4) not null,
    cost numeric(19, 4) not null,
    note varchar(200),
    constraint sale_line_rank unique (sale_id, rank),
    constraint sale_line_adds_up check (net + tax = gross)
);
create index sale_line_product on sale_line (product_id);
create table sale_line_tax (
    id uuid not null constraint sale_line_tax_pk primary key,
    line_id uuid not null constraint sale_line_tax_line_fk references sale_line (id),
    tax_rate_id uuid not null constraint sale_line_tax_rate_fk references tax_rate (id),
    percent numeric(7, 4) not null,
    base numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    constraint sale_line_tax_once unique (line_id, tax_rate_id)
);
--rollback drop table sale_line_tax;
--rollback drop table sale_line;
--rollback drop table sale;

--changeset inventario:sales-0002-append-only-postgresql dbms:postgresql
create trigger sale_append_only before update or delete on sale for each row execute function refuse_change();
create trigger sale_line_append_only before update or delete on sale_line for each row execute function refuse_change();
create trigger sale_line_tax_append_only before update or delete on sale_line_tax for each row execute function refuse_change();
create trigger sale_no_truncate before truncate on sale for each statement execute function refuse_change();
create trigger sale_line_no_truncate before truncate on sale_line for each statement execute function refuse_change();
create trigger sale_line_tax_no_truncate before truncate on sale_line_tax for each statement execute function refuse_change();
--rollback drop trigger sale_line_tax_no_truncate on sale_line_tax;
--rollback drop trigger sale_line_no_truncate on sale_line;
--rollback drop trigger sale_no_truncate on sale;
--rollback drop trigger sale_line_tax_append_only on sale_line_tax;
--rollback drop trigger sale_line_append_only on sale_line;
--rollback drop trigger sale_append_only on sale;

--changeset inventario:sales-0002-append-only-h2 dbms:h2
create trigger sale_append_only before update, delete on sale for each row call 'io.inventario.audit.RefuseChange';
create trigger sale_line_append_only before update, delete on sale_line for each row call 'io.inventario.audit.RefuseChange';
create trigger sale_line_tax_append_only before update, delete on sale_line_tax for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger sale_line_tax_append_only;
--rollback drop trigger sale_line_append_only;
--rollback drop trigger sale_append_only;
