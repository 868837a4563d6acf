--liquibase formatted sql

--changeset inventario:audit-0001-row
create table audit_row (
    id uuid not null constraint audit_row_pk primary key,
    at timestamp(6) with time zone not null,
    actor_id uuid,
    actor_name varchar(150) not null,
    action varchar(40) not null,
    subject_type varchar(60) not null,
    subject_id uuid not null,
    subject_label varchar(300) not null,
    before text,
    after text,
    mac bytea not null
);
create index audit_row_at on audit_row (at, id);
create index audit_row_subject on audit_row (subject_id, at);
--rollback drop table audit_row;

--changeset inventario:audit-0002-append-only-postgresql dbms:postgresql splitStatements:false
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = '23514', constraint = 'append_only';
end
$$;
--rollback drop function refuse_change();

--changeset inventario:audit-0003-append-only-row-postgresql dbms:postgresql
create trigger audit_row_append_only before update or delete on audit_row for each row execute function refuse_change();
create trigger audit_row_no_truncate before truncate on audit_row for each statement execute function refuse_change();
--rollback drop trigger audit_row_no_truncate on audit_row;
--rollback drop trigger audit_row_append_only on audit_row;

--changeset inventario:audit-0003-append-only-row-h2 dbms:h2
create trigger audit_row_append_only before update, delete on audit_row for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger audit_row_append_only;
