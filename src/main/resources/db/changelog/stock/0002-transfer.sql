--liquibase formatted sql

--changeset inventario:stock-0007-transfer
create table stock_transfer (
    id uuid not null constraint stock_transfer_pk primary key constraint stock_transfer_document_fk references document (id),
    from_id uuid not null constraint stock_transfer_from_fk references location (id),
    to_id uuid not null constraint stock_transfer_to_fk references location (id),
    note varchar(500),
    constraint stock_transfer_elsewhere check (from_id <> to_id)
);
create table stock_transfer_line (
    id uuid not null constraint stock_transfer_line_pk primary key,
    transfer_id uuid not null constraint stock_transfer_line_transfer_fk references stock_transfer (id),
    rank integer not null,
    product_id uuid not null constraint stock_transfer_line_product_fk references product (id),
    lot_id uuid not null constraint stock_transfer_line_lot_fk references lot (id),
    quantity numeric(15, 3) not null constraint stock_transfer_line_quantity check (quantity > 0),
    constraint stock_transfer_line_rank unique (transfer_id, rank)
);
--rollback drop table stock_transfer_line;
--rollback drop table stock_transfer;

--changeset inventario:stock-0008-append-only-postgresql dbms:postgresql
create trigger stock_transfer_append_only before update or delete on stock_transfer for each row execute function refuse_change();
create trigger stock_transfer_line_append_only before update or delete on stock_transfer_line for each row execute function refuse_change();
create trigger stock_transfer_no_truncate before truncate on stock_transfer for each statement execute function refuse_change();
create trigger stock_transfer_line_no_truncate before truncate on stock_transfer_line for each statement execute function refuse_change();
--rollback drop trigger stock_transfer_line_no_truncate on stock_transfer_line;
--rollback drop trigger stock_transfer_no_truncate on stock_transfer;
--rollback drop trigger stock_transfer_line_append_only on stock_transfer_line;
--rollback drop trigger stock_transfer_append_only on stock_transfer;

--changeset inventario:stock-0008-append-only-h2 dbms:h2
create trigger stock_transfer_append_only before update, delete on stock_transfer for each row call 'io.inventario.audit.RefuseChange';
create trigger stock_transfer_line_append_only before update, delete on stock_transfer_line for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger stock_transfer_line_append_only;
--rollback drop trigger stock_transfer_append_only;
