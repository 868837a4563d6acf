--liquibase formatted sql

--changeset inventario:purchases-0004-voucher
create table voucher (
    id uuid not null constraint voucher_pk primary key constraint voucher_document_fk references document (id),
    kind varchar(20) not null constraint voucher_kind check (kind ~ '^(EXPENSE|ASSET|INCOME)$'),
    concept varchar(200),
    description varchar(500),
    category varchar(100),
    income varchar(20),
    acquired_on date,
    supplier_id uuid constraint voucher_supplier_fk references supplier (id),
    currency char(3) not null,
    amount numeric(19, 4) not null constraint voucher_amount_positive check (amount > 0),
    search_text varchar(1000) not null,
    constraint voucher_income_has_its_sort check ((kind = 'INCOME') = (income is not null)),
    constraint voucher_all_else_has_a_concept check ((kind = 'INCOME') = (concept is null)),
    constraint voucher_asset_has_its_day check ((kind = 'ASSET') = (acquired_on is not null))
);
create index voucher_supplier on voucher (supplier_id);
--rollback drop table voucher;

--changeset inventario:purchases-0005-append-only-postgresql dbms:postgresql
create trigger voucher_append_only before update or delete on voucher for each row execute function refuse_change();
create trigger voucher_no_truncate before truncate on voucher for each statement execute function refuse_change();
--rollback drop trigger voucher_no_truncate on voucher;
--rollback drop trigger voucher_append_only on voucher;

--changeset inventario:purchases-0005-append-only-h2 dbms:h2
create trigger voucher_append_only before update, delete on voucher for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger voucher_append_only;
