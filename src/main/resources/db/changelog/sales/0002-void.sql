--liquibase formatted sql

--changeset inventario:sales-0003-void
create table sale_void (
    id uuid not null constraint sale_void_pk primary key constraint sale_void_document_fk references document (id),
    sale_id uuid not null constraint sale_void_sale_fk references sale (id) constraint sale_void_once unique,
    reason varchar(500) not null
);
--rollback drop table sale_void;

--changeset inventario:sales-0004-append-only-postgresql dbms:postgresql
create trigger sale_void_append_only before update or delete on sale_void for each row execute function refuse_change();
create trigger sale_void_no_truncate before truncate on sale_void for each statement execute function refuse_change();
--rollback drop trigger sale_void_no_truncate on sale_void;
--rollback drop trigger sale_void_append_only on sale_void;

--changeset inventario:sales-0004-append-only-h2 dbms:h2
create trigger sale_void_append_only before update, delete on sale_void for each row call 'io.inventario.audit.RefuseChange';
--rollback drop trigger sale_void_append_only;
