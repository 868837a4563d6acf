--liquibase formatted sql

--changeset inventario:returns-0004-supplier-return
create table supplier_return (
    id uuid not null constraint supplier_return_pk primary key constraint supplier_return_document_fk references document (id),
    receipt_id uuid not null constraint supplier_return_receipt_fk references purchase_receipt (id),
    supplier_id uuid not null constraint supplier_return_supplier_fk references supplier (id),
    location_id uuid not null constraint supplier_return_location_fk references location (id),
    reason varchar(500),
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    total numeric(19, 4) not null constraint supplier_return_total_not_negative check (total >= 0),
    constraint supplier_return_adds_up check (net + tax = total)
);
create index supplier_return_receipt on supplier_return (receipt_id);
create index supplier_return_supplier on supplier_return (supplier_id);
create table supplier_return_line (
    id uuid not null constraint supplier_return_line_pk primary key,
    return_id uuid not null constraint supplier_return_line_return_fk references supplier_return (id),
    rank integer not null,
    receipt_line_id uuid not null constraint supplier_return_line_receipt_line_fk references purchase_receipt_line (id),
    product_id uuid not null constraint supplier_return_line_product_fk references product (id),
    quantity numeric(15, 3) not null constraint supplier_return_line_quantity_positive check (quantity > 0),
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    gross numeric(19, 4) not null,
    constraint supplier_return_line_rank unique (return_id, rank),
    constraint supplier_return_line_adds_up check (net + tax = gross)
);
create index supplier_return_line_receipt_line on supplier_return_line (receipt_line_id);
--rollback drop table supplier_return_line;
--rollback drop table supplier_return;

--changeset inventario:returns-0005-append-only-postgresql dbms:postgresql
create trigger supplier_return_append_only before update or delete on supplier_return for each row execute function refuse_change();
create trigger supplier_return_line_append_only before update or delete on supplier_return_line for each row execute function refuse_change();
create trigger supplier_return_no_truncate before truncate on supplier_return for each statement execute function refuse_change();
create trigger supplier_return_line_no_truncate before truncate on supplier_return_line for each statement execute function refuse_change();
--rollback drop trigger supplier_return_line_no_truncate on supplier_return_line;
--rollback drop trigger supplier_return_no_truncate on supplier_return;
--rollback drop trigger supplier_return_line_append_only on supplier_return_line;
--rollback drop trigger supplier_return_append_only on supplier_return;

--changeset inventario:returns-0005-append-only-h2 dbms:h2
create trigger supplier_return_append_only before update, delete on supplier_return for each row call 'io.inventario.audit.RefuseChange';
create trigger supplier_return_line_append_only before update, delete on supplier_return_line for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger supplier_return_line_append_only;
--rollback drop trigger supplier_return_append_only;
