--liquibase formatted sql

--changeset inventario:purchases-0001-receipt
create table purchase_receipt (
    id uuid not null constraint purchase_receipt_pk primary key constraint purchase_receipt_document_fk references document (id),
    supplier_id uuid not null constraint purchase_receipt_supplier_fk references supplier (id),
    location_id uuid not null constraint purchase_receipt_location_fk references location (id),
    supplier_reference varchar(60),
    currency char(3) not null,
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    total numeric(19, 4) not null constraint purchase_receipt_total_not_negative check (total >= 0),
    due_date date not null,
    note varchar(500),
    constraint purchase_receipt_adds_up check (net + tax = total)
);
create index purchase_receipt_supplier on purchase_receipt (supplier_id);
create table purchase_receipt_line (
    id uuid not null constraint purchase_receipt_line_pk primary key,
    receipt_id uuid not null constraint purchase_receipt_line_receipt_fk references purchase_receipt (id),
    rank integer not null,
    product_id uuid not null constraint purchase_receipt_line_product_fk references product (id),
    product_code varchar(40) not null,
    product_name varchar(200) not null,
    unit varchar(20) not null,
    quantity numeric(15, 3) not null constraint purchase_receipt_line_quantity_positive check (quantity > 0),
    unit_cost numeric(19, 6) not null constraint purchase_receipt_line_cost_not_negative check (unit_cost >= 0),
    tax_rate_id uuid not null constraint purchase_receipt_line_rate_fk references tax_rate (id),
    tax_percent numeric(7, 4) not null,
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    gross numeric(19, 4) not null,
    sale_price numeric(19, 4),
    constraint purchase_receipt_line_rank unique (receipt_id, rank),
    constraint purchase_receipt_line_adds_up check (net + tax = gross)
);
create index purchase_receipt_line_product on purchase_receipt_line (product_id);
--rollback drop table purchase_receipt_line;
--rollback drop table purchase_receipt;

--changeset inventario:purchases-0002-reversal
create table receipt_reversal (
    id uuid not null constraint receipt_reversal_pk primary key constraint receipt_reversal_document_fk references document (id),
    receipt_id uuid not null constraint receipt_reversal_receipt_fk references purchase_receipt (id)
        constraint receipt_reversal_once unique,
    reason varchar(500) not null
);
create table receipt_reversal_line (
    id uuid not null constraint receipt_reversal_line_pk primary key,
    reversal_id uuid not null constraint receipt_reversal_line_reversal_fk references receipt_reversal (id),
    receipt_line_id uuid not null constraint receipt_reversal_line_line_fk references purchase_receipt_line (id)
        constraint receipt_reversal_line_once unique
);
create index receipt_reversal_line_reversal on receipt_reversal_line (reversal_id);
--rollback drop table receipt_reversal_line;
--rollback drop table receipt_reversal;

--changeset inventario:purchases-0003-append-only-postgresql dbms:postgresql
create trigger purchase_receipt_append_only before update or delete on purchase_receipt for each row execute function refuse_change();
create trigger purchase_receipt_line_append_only before update or delete on purchase_receipt_line for each row execute function refuse_change();
create trigger receipt_reversal_append_only before update or delete on receipt_reversal for each row execute function refuse_change();
create trigger receipt_reversal_line_append_only before update or delete on receipt_reversal_line for each row execute function refuse_change();
create trigger purchase_receipt_no_truncate before truncate on purchase_receipt for each statement execute function refuse_change();
create trigger purchase_receipt_line_no_truncate before truncate on purchase_receipt_line for each statement execute function refuse_change();
create trigger receipt_reversal_no_truncate before truncate on receipt_reversal for each statement execute function refuse_change();
create trigger receipt_reversal_line_no_truncate before truncate on receipt_reversal_line for each statement execute function refuse_change();
--rollback drop trigger receipt_reversal_line_no_truncate on receipt_reversal_line;
--rollback drop trigger receipt_reversal_no_truncate on receipt_reversal;
--rollback drop trigger purchase_receipt_line_no_truncate on purchase_receipt_line;
--rollback drop trigger purchase_receipt_no_truncate on purchase_receipt;
--rollback drop trigger receipt_reversal_line_append_only on receipt_reversal_line;
--rollback drop trigger receipt_reversal_append_only on receipt_reversal;
--rollback drop trigger purchase_receipt_line_append_only on purchase_receipt_line;
--rollback drop trigger purchase_receipt_append_only on purchase_receipt;

--changeset inventario:purchases-0003-append-only-h2 dbms:h2
create trigger purchase_receipt_append_only before update, delete on purchase_receipt for each row call 'io.inventario.audit.RefuseChange';
create trigger purchase_receipt_line_append_only before update, delete on purchase_receipt_line for each row call 'io.inventario.audit.RefuseChange';
create trigger receipt_reversal_append_only before update, delete on receipt_reversal for each row call 'io.inventario.audit.RefuseChange';
create trigger receipt_reversal_line_append_only before update, delete on receipt_reversal_line for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger receipt_reversal_line_append_only;
--rollback drop trigger receipt_reversal_append_only;
--rollback drop trigger purchase_receipt_line_append_only;
--rollback drop trigger purchase_receipt_append_only;
