--liquibase formatted sql

-- Rolled back, these stay where documents have numbers of them, and are then not made again.
--changeset inventario:documents-0007-more-series
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 select count(*) from number_series where id = '01900000-0000-7000-8000-000000000043'
insert into number_series (id, code, kind, prefix, width, active, version) values
    ('01900000-0000-7000-8000-000000000043', 'ANULACION', 'SALE_VOID', 'AV-', 6, true, 0),
    ('01900000-0000-7000-8000-000000000044', 'DEVOLUCION', 'CUSTOMER_RETURN', 'D-', 6, true, 0),
    ('01900000-0000-7000-8000-000000000045', 'INGRESO', 'EXTRA_INCOME', 'I-', 6, true, 0),
    ('01900000-0000-7000-8000-000000000046', 'RECEPCION', 'PURCHASE_RECEIPT', 'R-', 6, true, 0),
    ('01900000-0000-7000-8000-000000000047', 'REVERSION', 'RECEIPT_REVERSAL', 'RR-', 6, true, 0),
    ('01900000-0000-7000-8000-000000000048', 'DEVPROV', 'SUPPLIER_RETURN', 'DP-', 6, true, 0),
    ('01900000-0000-7000-8000-000000000049', 'GASTO', 'EXPENSE', 'G-', 6, true, 0),
    ('01900000-0000-7000-8000-00000000004a', 'ACTIVO', 'ASSET_PURCHASE', 'AF-', 6, true, 0),
    ('01900000-0000-7000-8000-00000000004b', 'TRASLADO', 'STOCK_TRANSFER', 'T-', 6, true, 0);
insert into number_counter (series_id, next_number)
select s.id, 1 from number_series s where not exists (select 1 from number_counter c where c.series_id = s.id);
--rollback delete from number_counter where series_id in (select id from number_series where kind in ('SALE_VOID', 'CUSTOMER_RETURN', 'EXTRA_INCOME', 'PURCHASE_RECEIPT', 'RECEIPT_REVERSAL', 'SUPPLIER_RETURN', 'EXPENSE', 'ASSET_PURCHASE', 'STOCK_TRANSFER')) and not exists (select 1 from document_number n join number_series u on u.id = n.series_id where u.kind in ('SALE_VOID', 'CUSTOMER_RETURN', 'EXTRA_INCOME', 'PURCHASE_RECEIPT', 'RECEIPT_REVERSAL', 'SUPPLIER_RETURN', 'EXPENSE', 'ASSET_PURCHASE', 'STOCK_TRANSFER'));
--rollback delete from number_series where kind in ('SALE_VOID', 'CUSTOMER_RETURN', 'EXTRA_INCOME', 'PURCHASE_RECEIPT', 'RECEIPT_REVERSAL', 'SUPPLIER_RETURN', 'EXPENSE', 'ASSET_PURCHASE', 'STOCK_TRANSFER') and not exists (select 1 from document_number n join number_series u on u.id = n.series_id where u.kind in ('SALE_VOID', 'CUSTOMER_RETURN', 'EXTRA_INCOME', 'PURCHASE_RECEIPT', 'RECEIPT_REVERSAL', 'SUPPLIER_RETURN', 'EXPENSE', 'ASSET_PURCHASE', 'STOCK_TRANSFER'));

--changeset inventario:documents-0008-credit-allocation
create table credit_allocation (
    id uuid not null constraint credit_allocation_pk primary key,
    credit_id uuid not null constraint credit_allocation_credit_fk references document (id),
    document_id uuid not null constraint credit_allocation_document_fk references document (id),
    amount numeric(19, 4) not null constraint credit_allocation_positive check (amount > 0),
    constraint credit_allocation_once unique (credit_id, document_id)
);
create index credit_allocation_document on credit_allocation (document_id);
--rollback drop table credit_allocation;

--changeset inventario:documents-0009-append-only-postgresql dbms:postgresql
create trigger credit_allocation_append_only before update or delete on credit_allocation for each row execute function refuse_change();
create trigger credit_allocation_no_truncate before truncate on credit_allocation for each statement execute function refuse_change();
--rollback drop trigger credit_allocation_no_truncate on credit_allocation;
--rollback drop trigger credit_allocation_append_only on credit_allocation;

--changeset inventario:documents-0009-append-only-h2 dbms:h2
create trigger credit_allocation_append_only before update, delete on credit_allocation for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger credit_allocation_append_only;
