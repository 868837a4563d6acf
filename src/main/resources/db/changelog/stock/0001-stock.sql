--liquibase formatted sql

--changeset inventario:stock-0001-location
create table location (
    id uuid not null constraint location_pk primary key,
    code varchar(20) not null constraint location_code_unique unique,
    name varchar(100) not null,
    kind varchar(20) not null constraint location_kind check (kind ~ '^(SELLABLE|QUARANTINE|TRANSIT)$'),
    active boolean not null,
    version bigint not null
);
insert into location (id, code, name, kind, active, version)
values ('01900000-0000-7000-8000-000000000051', 'PRINCIPAL', 'Principal', 'SELLABLE', true, 0);
--rollback drop table location;

--changeset inventario:stock-0002-lot
create table lot (
    id uuid not null constraint lot_pk primary key,
    product_id uuid constraint lot_product_fk references product (id),
    code varchar(60) not null,
    expires_on date,
    constraint lot_code_unique unique (product_id, code)
);
insert into lot (id, product_id, code) values ('00000000-0000-0000-0000-000000000000', null, '');
--rollback drop table lot;

--changeset inventario:stock-0003-level
create table stock_value (
    product_id uuid not null constraint stock_value_pk primary key constraint stock_value_product_fk references product (id),
    quantity numeric(15, 3) not null,
    amount numeric(19, 4) not null,
    average_cost numeric(19, 6) not null,
    last_sequence bigint not null,
    constraint stock_value_nothing_is_worth_nothing check (quantity <> 0 or amount = 0)
);
create table stock_level (
    product_id uuid not null constraint stock_level_product_fk references product (id),
    location_id uuid not null constraint stock_level_location_fk references location (id),
    lot_id uuid not null constraint stock_level_lot_fk references lot (id),
    quantity numeric(15, 3) not null,
    reserved numeric(15, 3) not null,
    may_be_negative boolean not null,
    whole_units boolean not null,
    last_sequence bigint not null,
    constraint stock_level_pk primary key (product_id, location_id, lot_id),
    constraint stock_level_never_negative check (quantity >= 0 or may_be_negative),
    constraint stock_level_reserved check (reserved >= 0 and (reserved <= quantity or may_be_negative)),
    constraint stock_level_whole_units check (not whole_units or quantity = floor(quantity))
);
--rollback drop table stock_level;
--rollback drop table stock_value;

--changeset inventario:stock-0004-movement
create table stock_movement (
    id uuid not null constraint stock_movement_pk primary key,
    document_id uuid not null constraint stock_movement_document_fk references document (id),
    source_line_id uuid not null,
    kind varchar(20) not null,
    product_id uuid not null constraint stock_movement_product_fk references product (id),
    location_id uuid not null constraint stock_movement_location_fk references location (id),
    lot_id uuid not null constraint stock_movement_lot_fk references lot (id),
    business_date date not null,
    posted_at timestamp(6) with time zone not null,
    sequence bigint not null,
    quantity numeric(15, 3) not null,
    balance_after numeric(15, 3) not null,
    value_sequence bigint not null,
    cost numeric(19, 4) not null,
    unit_cost numeric(19, 6) not null,
    product_quantity_after numeric(15, 3) not null,
    product_value_after numeric(19, 4) not null,
    reverses_id uuid constraint stock_movement_reverses_fk references stock_movement (id)
        constraint stock_movement_reversed_once unique,
    constraint stock_movement_source_once unique (source_line_id, kind),
    constraint stock_movement_sequence unique (product_id, location_id, lot_id, sequence),
    constraint stock_movement_value_sequence unique (product_id, value_sequence)
);
create index stock_movement_document on stock_movement (document_id);
create index stock_movement_date on stock_movement (product_id, business_date);
--rollback drop table stock_movement;

--changeset inventario:stock-0005-adjustment
create table stock_adjustment (
    id uuid not null constraint stock_adjustment_pk primary key constraint stock_adjustment_document_fk references document (id),
    location_id uuid not null constraint stock_adjustment_location_fk references location (id),
    reason varchar(20) not null,
    note varchar(500)
);
create table stock_adjustment_line (
    id uuid not null constraint stock_adjustment_line_pk primary key,
    adjustment_id uuid not null constraint stock_adjustment_line_adjustment_fk references stock_adjustment (id),
    rank integer not null,
    product_id uuid not null constraint stock_adjustment_line_product_fk references product (id),
    lot_id uuid not null constraint stock_adjustment_line_lot_fk references lot (id),
    quantity numeric(15, 3) not null constraint stock_adjustment_line_quantity check (quantity <> 0),
    unit_cost numeric(19, 6),
    constraint stock_adjustment_line_rank unique (adjustment_id, rank)
);
--rollback drop table stock_adjustment_line;
--rollback drop table stock_adjustment;

--changeset inventario:stock-0006-append-only-postgresql dbms:postgresql
create trigger stock_movement_append_only before update or delete on stock_movement for each row execute function refuse_change();
create trigger stock_adjustment_append_only before update or delete on stock_adjustment for each row execute function refuse_change();
create trigger stock_adjustment_line_append_only before update or delete on stock_adjustment_line for each row execute function refuse_change();
create trigger stock_movement_no_truncate before truncate on stock_movement for each statement execute function refuse_change();
create trigger stock_adjustment_no_truncate before truncate on stock_adjustment for each statement execute function refuse_change();
create trigger stock_adjustment_line_no_truncate before truncate on stock_adjustment_line for each statement execute function refuse_change();
--rollback drop trigger stock_adjustment_line_no_truncate on stock_adjustment_line;
--rollback drop trigger stock_adjustment_no_truncate on stock_adjustment;
--rollback drop trigger stock_movement_no_truncate on stock_movement;
--rollback drop trigger stock_adjustment_line_append_only on stock_adjustment_line;
--rollback drop trigger stock_adjustment_append_only on stock_adjustment;
--rollback drop trigger stock_movement_append_only on stock_movement;

--changeset inventario:stock-0006-append-only-h2 dbms:h2
create trigger stock_movement_append_only before update, delete on stock_movement for each row call 'io.inventario.audit.RefuseChange';
create trigger stock_adjustment_append_only before update, delete on stock_adjustment for each row call 'io.inventario.audit.RefuseChange';
create trigger stock_adjustment_line_append_only before update, delete on stock_adjustment_line for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger stock_adjustment_line_append_only;
--rollback drop trigger stock_adjustment_append_only;
--rollback drop trigger stock_movement_append_only;
