--liquibase formatted sql

--changeset inventario:dataset-0001-load-log
--comment What loads did (rule D2). It is no data of the company: dumps leave it out, so that a load does not change the next dump.
create table load_log (
    id uuid not null constraint load_log_pk primary key,
    at timestamp(6) with time zone not null,
    actor_name varchar(150) not null,
    files varchar(1000) not null,
    created bigint not null,
    updated bigint not null,
    unchanged bigint not null,
    removed bigint not null
);
--rollback drop table load_log;
