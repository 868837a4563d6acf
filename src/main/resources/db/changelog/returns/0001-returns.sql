--liquibase formatted sql

--changeset inventario:returns-0001-customer-return
create table customer_return (
    id uuid not null constraint customer_return_pk primary key constraint customer_return_document_fk references document (id),
    sale_id uuid not null constraint customer_return_sale_fk references sale (id),
    customer_id uuid constraint customer_return_customer_fk references customer (id),
    register_id uuid not null constraint customer_return_register_fk references register (id),
    location_id uuid not null constraint customer_return_location_fk references location (id),
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    total numeric(19, 4) not null constraint customer_return_total_not_negative check (total >= 0),
    constraint customer_return_adds_up check (net + tax = total)
);
create index customer_return_sale on customer_return (sale_id);
create index customer_return_customer on customer_return (customer_id);
create table customer_return_line (
    id uuid not null constraint customer_return_line_pk primary key,
    return_id uuid not null constraint customer_return_line_return_fk references customer_return (id),
    rank integer not null,
    sale_line_id uuid not null constraint customer_return_line_sale_line_fk references sale_line (id),
    product_id uuid not null constraint customer_return_line_product_fk references product (id),
    quantity numeric(15, 3) not null constraint customer_return_line_quantity_positive check (quantity > 0),
    disposition varchar(20) not null constraint customer_return_line_disposition check (disposition ~ '^(RESTOCK|SCRAP)$'),
    scrap_id uuid constraint customer_return_line_scrap_once unique,
    reason varchar(200),
    discount numeric(19, 4) not null,
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    gross numeric(19, 4) not null,
    cost numeric(19, 4) not null,
    constraint customer_return_line_rank unique (return_id, rank),
    constraint customer_return_line_adds_up check (net + tax = gross),
    constraint customer_return_line_scrapped check ((disposition = 'SCRAP') = (scrap_id is not null))
);
create index customer_return_line_sale_line on customer_return_line (sale_line_id);
create index customer_return_line_product on customer_return_line (product_id);
--rollback drop table customer_return_line;
--rollback drop table customer_return;

--changeset inventario:returns-0002-append-only-postgresql dbms:postgresql
create trigger customer_return_append_only before update or delete on customer_return for each row execute function refuse_change();
create trigger customer_return_line_append_only before update or delete on customer_return_line for each row execute function refuse_change();
create trigger customer_return_no_truncate before truncate on customer_return for each statement execute function refuse_change();
create trigger customer_return_line_no_truncate before truncate on customer_return_line for each statement execute function refuse_change();
--rollback drop trigger customer_return_line_no_truncate on customer_return_line;
--rollback drop trigger customer_return_no_truncate on customer_return;
--rollback drop trigger customer_return_line_append_only on customer_return_line;
--rollback drop trigger customer_return_append_only on customer_return;

--changeset inventario:returns-0002-append-only-h2 dbms:h2
create trigger customer_return_append_only before update, delete on customer_return for each row call 'io.inventario.audit.RefuseChange';
create trigger customer_return_line_append_only before update, delete on customer_return_line for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger customer_return_line_append_only;
--rollback drop trigger customer_return_append_only;
