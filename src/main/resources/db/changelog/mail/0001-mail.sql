--liquibase formatted sql

--changeset inventario:mail-0001-message
--comment The outbox. The body goes when it is no longer needed: it may hold what only the recipient is to read.
create table mail_message (
    id uuid not null constraint mail_message_pk primary key,
    created_at timestamp(6) with time zone not null,
    created_by varchar(150) not null,
    recipient varchar(320) not null,
    subject varchar(300) not null,
    body text,
    state varchar(10) not null constraint mail_message_state check (state ~ '^(WAITING|SENT|FAILED|DISCARDED)$'),
    attempts integer not null constraint mail_message_attempts check (attempts >= 0),
    next_at timestamp(6) with time zone not null,
    sent_at timestamp(6) with time zone,
    last_error varchar(500),
    constraint mail_message_sent check ((state = 'SENT') = (sent_at is not null)),
    constraint mail_message_body check ((state ~ '^(WAITING|FAILED)$') = (body is not null))
);
create index mail_message_created on mail_message (created_at, id);
create index mail_message_next on mail_message (state, next_at);
--rollback drop table mail_message;
