--liquibase formatted sql

--changeset inventario:backups-0001-schedule
--comment No row means the usual schedule. The minute of the day is in the company's time zone.
create table backup_schedule (
    id uuid not null constraint backup_schedule_pk primary key,
    code varchar(20) not null constraint backup_schedule_code_unique unique,
    minute_of_day smallint not null constraint backup_schedule_minute check (minute_of_day between 0 and 1439),
    kept_days integer not null constraint backup_schedule_kept_days check (kept_days between 1 and 3650),
    active boolean not null,
    version bigint not null,
    constraint backup_schedule_only_one check (code = 'BACKUPS')
);
--rollback drop table backup_schedule;

--changeset inventario:backups-0002-event
--comment When each kind of thing last happened to the backups of this installation, and which alarm its administrators were told of.
create table backup_event (
    kind varchar(40) not null constraint backup_event_pk primary key,
    happened_at timestamp(6) with time zone not null,
    detail varchar(300) not null
);
--rollback drop table backup_event;
