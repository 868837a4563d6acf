--liquibase formatted sql

--changeset inventario:jobs-0001-job
--comment A running job holds its exclusive key, so that the database itself refuses a second one.
create table job (
    id uuid not null constraint job_pk primary key,
    kind varchar(60) not null,
    parameters text not null,
    requested_at timestamp(6) with time zone not null,
    requested_by uuid,
    requester varchar(150) not null,
    due_at timestamp(6) with time zone,
    state varchar(10) not null constraint job_state check (state ~ '^(WAITING|RUNNING|DONE|FAILED|CANCELLED|LOST)$'),
    attempt integer not null constraint job_attempt check (attempt >= 0),
    exclusive_key varchar(60) constraint job_exclusive unique,
    worker varchar(100),
    started_at timestamp(6) with time zone,
    heartbeat_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    step_at timestamp(6) with time zone,
    done bigint not null constraint job_done check (done >= 0),
    total bigint not null constraint job_total check (total >= 0),
    message text,
    cancelled_by varchar(150),
    incident varchar(20),
    file_path varchar(1000),
    constraint job_once unique (kind, due_at),
    constraint job_has_end check ((state ~ '^(WAITING|RUNNING)$') = (ended_at is null)),
    constraint job_lets_go check (ended_at is null or exclusive_key is null),
    constraint job_has_heartbeat check (state <> 'RUNNING' or started_at is not null and heartbeat_at is not null)
);
create index job_requested on job (requested_at, id);
create index job_open on job (state, heartbeat_at);
--rollback drop table job;

--changeset inventario:jobs-0002-timing
--comment The last due time of each kind of work that recurs; whoever moves it on starts the job.
create table job_timing (
    kind varchar(60) not null constraint job_timing_pk primary key,
    last_due_at timestamp(6) with time zone not null
);
--rollback drop table job_timing;

--changeset inventario:jobs-0003-pick
--comment The table of db-scheduler 16.12, which picks each execution in one of all instances.
create table job_pick (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    constraint job_pick_pk primary key (task_name, task_instance)
);
create index job_pick_due on job_pick (execution_time);
create index job_pick_heartbeat on job_pick (last_heartbeat);
--rollback drop table job_pick;
