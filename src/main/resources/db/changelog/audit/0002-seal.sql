--liquibase formatted sql

--changeset inventario:audit-0004-seal
create table audit_seal (
    position bigint not null constraint audit_seal_pk primary key constraint audit_seal_position check (position > 0),
    row_id uuid not null constraint audit_seal_row_once unique constraint audit_seal_row_fk references audit_row (id),
    hash bytea not null,
    sealed_at timestamp(6) with time zone not null
);
create index audit_row_actor on audit_row (actor_name, at);
--rollback drop index audit_row_actor;
--rollback drop table audit_seal;

--changeset inventario:audit-0005-sealer
--comment Whoever holds the lock on the one row is sealing; all others pass by.
create table audit_sealer (
    id smallint not null constraint audit_sealer_pk primary key constraint audit_sealer_one_row check (id = 1)
);
insert into audit_sealer (id) values (1);
--rollback drop table audit_sealer;

--changeset inventario:audit-0006-append-only-seal-postgresql dbms:postgresql
create trigger audit_seal_append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal for each statement execute function refuse_change();
--rollback drop trigger audit_seal_no_truncate on audit_seal;
--rollback drop trigger audit_seal_append_only on audit_seal;

--changeset inventario:audit-0006-append-only-seal-h2 dbms:h2
create trigger audit_seal_append_only before update, delete on audit_seal for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger audit_seal_append_only;
