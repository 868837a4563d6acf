--liquibase formatted sql

--changeset inventario:documents-0001-period
create table period (
    id uuid not null constraint period_pk primary key,
    starts date not null constraint period_starts_unique unique,
    ends date not null,
    closed_at timestamp(6) with time zone,
    closed_by uuid constraint period_closed_by_fk references app_user (id),
    constraint period_order check (ends >= starts)
);
--rollback drop table period;

--changeset inventario:documents-0002-series
create table number_series (
    id uuid not null constraint number_series_pk primary key,
    code varchar(20) not null constraint number_series_code_unique unique,
    kind varchar(30) not null,
    prefix varchar(20) not null,
    width smallint not null constraint number_series_width check (width between 1 and 12),
    register_id uuid constraint number_series_register_fk references register (id),
    valid_from date,
    valid_to date,
    last_number bigint,
    active boolean not null,
    version bigint not null
);
create table number_counter (
    series_id uuid not null constraint number_counter_pk primary key constraint number_counter_series_fk references number_series (id),
    next_number bigint not null constraint number_counter_positive check (next_number > 0)
);
insert into number_series (id, code, kind, prefix, width, active, version) values
    ('01900000-0000-7000-8000-000000000041', 'VENTA', 'SALE', 'V-', 6, true, 0),
    ('01900000-0000-7000-8000-000000000042', 'AJUSTE', 'STOCK_ADJUSTMENT', 'A-', 6, true, 0);
insert into number_counter (series_id, next_number) select id, 1 from number_series;
--rollback drop table number_counter;
--rollback drop table number_series;

--changeset inventario:documents-0003-document
create table document (
    id uuid not null constraint document_pk primary key,
    kind varchar(30) not null,
    business_date date not null,
    posted_at timestamp(6) with time zone not null,
    posted_by uuid constraint document_posted_by_fk references app_user (id),
    posted_by_name varchar(150) not null,
    command_id uuid not null constraint document_command_unique unique,
    content_hash char(64) not null,
    reverses_id uuid constraint document_reverses_fk references document (id)
        constraint document_reversed_once unique
);
create index document_date on document (kind, business_date, id);
create table document_number (
    document_id uuid not null constraint document_number_pk primary key constraint document_number_document_fk references document (id),
    series_id uuid not null constraint document_number_series_fk references number_series (id),
    number bigint not null,
    label varchar(40) not null,
    constraint document_number_unique unique (series_id, number)
);
create index document_number_label on document_number (label);
create table document_party (
    document_id uuid not null constraint document_party_pk primary key constraint document_party_document_fk references document (id),
    name varchar(200) not null,
    tax_id varchar(50),
    address varchar(500),
    phone varchar(50),
    email varchar(254),
    erased_at timestamp(6) with time zone
);
--rollback drop table document_party;
--rollback drop table document_number;
--rollback drop table document;

--changeset inventario:documents-0004-payment
create table payment (
    id uuid not null constraint payment_pk primary key,
    document_id uuid not null constraint payment_document_fk references document (id),
    direction varchar(3) not null constraint payment_direction check (direction ~ '^(IN|OUT)$'),
    method_id uuid not null constraint payment_method_fk references payment_method (id),
    customer_id uuid constraint payment_customer_fk references customer (id),
    supplier_id uuid constraint payment_supplier_fk references supplier (id),
    tendered numeric(19, 4) not null constraint payment_tendered_positive check (tendered > 0),
    change_given numeric(19, 4) not null constraint payment_change_not_negative check (change_given >= 0),
    amount numeric(19, 4) not null constraint payment_amount_positive check (amount > 0),
    bank varchar(100),
    reference varchar(100),
    constraint payment_adds_up check (tendered - change_given = amount)
);
create index payment_document on payment (document_id);
create index payment_customer on payment (customer_id);
create table payment_allocation (
    id uuid not null constraint payment_allocation_pk primary key,
    payment_id uuid not null constraint payment_allocation_payment_fk references payment (id),
    document_id uuid not null constraint payment_allocation_document_fk references document (id),
    amount numeric(19, 4) not null constraint payment_allocation_positive check (amount > 0),
    constraint payment_allocation_once unique (payment_id, document_id)
);
create index payment_allocation_document on payment_allocation (document_id);
--rollback drop table payment_allocation;
--rollback drop table payment;

--changeset inventario:documents-0005-cash
create table cash_session (
    id uuid not null constraint cash_session_pk primary key,
    register_id uuid not null constraint cash_session_register_fk references register (id),
    business_date date not null,
    implicit_key varchar(60) constraint cash_session_implicit_once unique,
    opened_at timestamp(6) with time zone not null,
    opened_by uuid constraint cash_session_opened_by_fk references app_user (id),
    float_amount numeric(19, 4) not null,
    closed_at timestamp(6) with time zone,
    closed_by uuid constraint cash_session_closed_by_fk references app_user (id)
);
create table cash_entry (
    id uuid not null constraint cash_entry_pk primary key,
    session_id uuid not null constraint cash_entry_session_fk references cash_session (id),
    payment_id uuid constraint cash_entry_payment_fk references payment (id) constraint cash_entry_payment_once unique,
    kind varchar(20) not null,
    amount numeric(19, 4) not null
);
create index cash_entry_session on cash_entry (session_id);
--rollback drop table cash_entry;
--rollback drop table cash_session;

--changeset inventario:documents-0006-append-only-postgresql dbms:postgresql
create trigger document_append_only before update or delete on document for each row execute function refuse_change();
create trigger document_number_append_only before update or delete on document_number for each row execute function refuse_change();
create trigger payment_append_only before update or delete on payment for each row execute function refuse_change();
create trigger payment_allocation_append_only before update or delete on payment_allocation for each row execute function refuse_change();
create trigger cash_entry_append_only before update or delete on cash_entry for each row execute function refuse_change();
create trigger document_no_truncate before truncate on document for each statement execute function refuse_change();
create trigger document_number_no_truncate before truncate on document_number for each statement execute function refuse_change();
create trigger payment_no_truncate before truncate on payment for each statement execute function refuse_change();
create trigger payment_allocation_no_truncate before truncate on payment_allocation for each statement execute function refuse_change();
create trigger cash_entry_no_truncate before truncate on cash_entry for each statement execute function refuse_change();
--rollback drop trigger cash_entry_no_truncate on cash_entry;
--rollback drop trigger payment_allocation_no_truncate on payment_allocation;
--rollback drop trigger payment_no_truncate on payment;
--rollback drop trigger document_number_no_truncate on document_number;
--rollback drop trigger document_no_truncate on document;
--rollback drop trigger cash_entry_append_only on cash_entry;
--rollback drop trigger payment_allocation_append_only on payment_allocation;
--rollback drop trigger payment_append_only on payment;
--rollback drop trigger document_number_append_only on document_number;
--rollback drop trigger document_append_only on document;

--changeset inventario:documents-0006-append-only-h2 dbms:h2
create trigger document_append_only before update, delete on document for each row call 'io.inventario.audit.RefuseChange';
create trigger document_number_append_only before update, delete on document_number for each row call 'io.inventario.audit.RefuseChange';
create trigger payment_append_only before update, delete on payment for each row call 'io.inventario.audit.RefuseChange';
create trigger payment_allocation_append_only before update, delete on payment_allocation for each row call 'io.inventario.audit.RefuseChange';
create trigger cash_entry_append_only before update, delete on cash_entry for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger cash_entry_append_only;
--rollback drop trigger payment_allocation_append_only;
--rollback drop trigger payment_append_only;
--rollback drop trigger document_number_append_only;
--rollback drop trigger document_append_only;
