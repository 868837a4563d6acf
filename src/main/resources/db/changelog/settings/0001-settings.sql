--liquibase formatted sql

--changeset inventario:settings-0001-company
create table company (
    id uuid not null constraint company_pk primary key,
    code varchar(20) not null constraint company_code_unique unique,
    name varchar(200) not null,
    tax_id varchar(50),
    address varchar(500),
    phone varchar(50),
    email varchar(254),
    currency char(3) not null,
    currency_digits smallint not null constraint company_currency_digits check (currency_digits between 0 and 4),
    locale varchar(35) not null,
    time_zone varchar(50) not null,
    prices_include_tax boolean not null,
    negative_stock boolean not null,
    active boolean not null,
    version bigint not null,
    constraint company_only_one check (code = 'COMPANY')
);
insert into company (id, code, name, currency, currency_digits, locale, time_zone, prices_include_tax, negative_stock, active, version)
values ('01900000-0000-7000-8000-000000000001', 'COMPANY', 'Inventario', 'COP', 2, 'es-CO', 'America/Bogota', true, false, true, 0);
--rollback drop table company;

--changeset inventario:settings-0002-tax
create table tax_rate (
    id uuid not null constraint tax_rate_pk primary key,
    code varchar(20) not null constraint tax_rate_code_unique unique,
    name varchar(100) not null,
    active boolean not null,
    version bigint not null
);
create table tax_rate_step (
    tax_rate_id uuid not null constraint tax_rate_step_rate_fk references tax_rate (id),
    valid_from date not null,
    percent numeric(7, 4) not null constraint tax_rate_step_percent check (percent >= 0 and percent <= 100),
    constraint tax_rate_step_pk primary key (tax_rate_id, valid_from)
);
insert into tax_rate (id, code, name, active, version) values
    ('01900000-0000-7000-8000-000000000011', 'IVA', 'IVA general', true, 0),
    ('01900000-0000-7000-8000-000000000012', 'EXENTO', 'Exento', true, 0);
insert into tax_rate_step (tax_rate_id, valid_from, percent) values
    ('01900000-0000-7000-8000-000000000011', date '1900-01-01', 19),
    ('01900000-0000-7000-8000-000000000012', date '1900-01-01', 0);
--rollback drop table tax_rate_step;
--rollback drop table tax_rate;

--changeset inventario:settings-0003-payment-method
create table payment_method (
    id uuid not null constraint payment_method_pk primary key,
    code varchar(20) not null constraint payment_method_code_unique unique,
    name varchar(100) not null,
    kind varchar(20) not null constraint payment_method_kind check (kind ~ '^(CASH|CARD|TRANSFER|OTHER)$'),
    needs_reference boolean not null,
    rank integer not null,
    active boolean not null,
    version bigint not null
);
insert into payment_method (id, code, name, kind, needs_reference, rank, active, version) values
    ('01900000-0000-7000-8000-000000000021', 'EFECTIVO', 'Efectivo', 'CASH', false, 1, true, 0),
    ('01900000-0000-7000-8000-000000000022', 'TRANSFERENCIA', 'Transferencia', 'TRANSFER', true, 2, true, 0),
    ('01900000-0000-7000-8000-000000000023', 'TARJETA', 'Tarjeta', 'CARD', true, 3, true, 0);
--rollback drop table payment_method;

--changeset inventario:settings-0004-register
create table register (
    id uuid not null constraint register_pk primary key,
    code varchar(20) not null constraint register_code_unique unique,
    name varchar(100) not null,
    active boolean not null,
    version bigint not null
);
insert into register (id, code, name, active, version)
values ('01900000-0000-7000-8000-000000000031', 'CAJA1', 'Caja 1', true, 0);
--rollback drop table register;
