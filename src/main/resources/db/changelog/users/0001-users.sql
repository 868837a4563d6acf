--liquibase formatted sql

--changeset inventario:users-0001-role
create table role (
    id uuid not null constraint role_pk primary key,
    version bigint not null,
    active boolean not null,
    code varchar(40) not null constraint role_code_unique unique,
    name varchar(80) not null constraint role_name_unique unique,
    built_in boolean not null
);
create table role_permission (
    role_id uuid not null constraint role_permission_role_fk references role (id),
    permission varchar(60) not null,
    constraint role_permission_pk primary key (role_id, permission)
);
--rollback drop table role_permission;
--rollback drop table role;

--changeset inventario:users-0002-app-user
create table app_user (
    id uuid not null constraint app_user_pk primary key,
    version bigint not null,
    active boolean not null,
    username varchar(150) not null,
    username_key varchar(150) not null constraint app_user_username_unique unique,
    email varchar(254) not null,
    email_key varchar(254) not null constraint app_user_email_unique unique,
    first_name varchar(100) not null,
    last_name varchar(100) not null,
    phone varchar(40) not null,
    search_text varchar(700) not null,
    role_id uuid not null constraint app_user_role_fk references role (id),
    language varchar(5),
    theme varchar(10) not null constraint app_user_theme_known check (theme ~ '^(SYSTEM|LIGHT|DARK)$'),
    password_hash varchar(300),
    session_stamp bigint not null,
    email_verified boolean not null,
    must_change_password boolean not null,
    tutorial_seen boolean not null,
    created_by uuid,
    created_at timestamp(6) with time zone not null,
    last_sign_in timestamp(6) with time zone,
    constraint app_user_created_by_fk foreign key (created_by) references app_user (id)
);
create index app_user_role on app_user (role_id);
create index app_user_by_name on app_user (username_key, id);
--rollback drop table app_user;

--changeset inventario:users-0003-sign-in-attempt
create table sign_in_attempt (
    id uuid not null constraint sign_in_attempt_pk primary key,
    account_key varchar(254) not null,
    address varchar(60) not null,
    at timestamp(6) with time zone not null
);
create index sign_in_attempt_account on sign_in_attempt (account_key, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);
create index sign_in_attempt_at on sign_in_attempt (at);
--rollback drop table sign_in_attempt;

--changeset inventario:users-0004-built-in-roles
insert into role (id, version, active, code, name, built_in) values
    ('01900000-0000-7000-8000-000000000001', 0, true, 'administrator', 'Administrator', true),
    ('01900000-0000-7000-8000-000000000002', 0, true, 'manager', 'Manager', true),
    ('01900000-0000-7000-8000-000000000003', 0, true, 'seller', 'Seller', true),
    ('01900000-0000-7000-8000-000000000004', 0, true, 'warehouse', 'Warehouse', true),
    ('01900000-0000-7000-8000-000000000005', 0, true, 'accountant', 'Accountant', true);
insert into role_permission (role_id, permission) values
    ('01900000-0000-7000-8000-000000000001', 'dashboard.view'),
    ('01900000-0000-7000-8000-000000000001', 'reports.view'),
    ('01900000-0000-7000-8000-000000000001', 'products.view'),
    ('01900000-0000-7000-8000-000000000001', 'products.edit'),
    ('01900000-0000-7000-8000-000000000001', 'cost.view'),
    ('01900000-0000-7000-8000-000000000001', 'stock.view'),
    ('01900000-0000-7000-8000-000000000001', 'stock.adjust'),
    ('01900000-0000-7000-8000-000000000001', 'suppliers.view'),
    ('01900000-0000-7000-8000-000000000001', 'suppliers.edit'),
    ('01900000-0000-7000-8000-000000000001', 'customers.view'),
    ('01900000-0000-7000-8000-000000000001', 'customers.edit'),
    ('01900000-0000-7000-8000-000000000001', 'sales.view'),
    ('01900000-0000-7000-8000-000000000001', 'sales.post'),
    ('01900000-0000-7000-8000-000000000001', 'sales.price'),
    ('01900000-0000-7000-8000-000000000001', 'documents.backdate'),
    ('01900000-0000-7000-8000-000000000001', 'credit.override'),
    ('01900000-0000-7000-8000-000000000001', 'users.manage'),
    ('01900000-0000-7000-8000-000000000001', 'settings.manage'),
    ('01900000-0000-7000-8000-000000000001', 'audit.view'),
    ('01900000-0000-7000-8000-000000000001', 'database.manage'),
    ('01900000-0000-7000-8000-000000000002', 'dashboard.view'),
    ('01900000-0000-7000-8000-000000000002', 'reports.view'),
    ('01900000-0000-7000-8000-000000000002', 'products.view'),
    ('01900000-0000-7000-8000-000000000002', 'products.edit'),
    ('01900000-0000-7000-8000-000000000002', 'cost.view'),
    ('01900000-0000-7000-8000-000000000002', 'stock.view'),
    ('01900000-0000-7000-8000-000000000002', 'stock.adjust'),
    ('01900000-0000-7000-8000-000000000002', 'suppliers.view'),
    ('01900000-0000-7000-8000-000000000002', 'suppliers.edit'),
    ('01900000-0000-7000-8000-000000000002', 'customers.view'),
    ('01900000-0000-7000-8000-000000000002', 'customers.edit'),
    ('01900000-0000-7000-8000-000000000002', 'sales.view'),
    ('01900000-0000-7000-8000-000000000002', 'sales.post'),
    ('01900000-0000-7000-8000-000000000002', 'sales.price'),
    ('01900000-0000-7000-8000-000000000002', 'documents.backdate'),
    ('01900000-0000-7000-8000-000000000002', 'credit.override'),
    ('01900000-0000-7000-8000-000000000002', 'audit.view'),
    ('01900000-0000-7000-8000-000000000003', 'products.view'),
    ('01900000-0000-7000-8000-000000000003', 'stock.view'),
    ('01900000-0000-7000-8000-000000000003', 'customers.view'),
    ('01900000-0000-7000-8000-000000000003', 'customers.edit'),
    ('01900000-0000-7000-8000-000000000003', 'sales.view'),
    ('01900000-0000-7000-8000-000000000003', 'sales.post'),
    ('01900000-0000-7000-8000-000000000004', 'products.view'),
    ('01900000-0000-7000-8000-000000000004', 'products.edit'),
    ('01900000-0000-7000-8000-000000000004', 'stock.view'),
    ('01900000-0000-7000-8000-000000000004', 'stock.adjust'),
    ('01900000-0000-7000-8000-000000000004', 'suppliers.view'),
    ('01900000-0000-7000-8000-000000000005', 'dashboard.view'),
    ('01900000-0000-7000-8000-000000000005', 'reports.view'),
    ('01900000-0000-7000-8000-000000000005', 'products.view'),
    ('01900000-0000-7000-8000-000000000005', 'cost.view'),
    ('01900000-0000-7000-8000-000000000005', 'stock.view'),
    ('01900000-0000-7000-8000-000000000005', 'suppliers.view'),
    ('01900000-0000-7000-8000-000000000005', 'suppliers.edit'),
    ('01900000-0000-7000-8000-000000000005', 'customers.view'),
    ('01900000-0000-7000-8000-000000000005', 'sales.view'),
    ('01900000-0000-7000-8000-000000000005', 'audit.view');
--rollback update app_user set created_by = null;
--rollback delete from app_user where role_id in (select id from role where built_in);
--rollback delete from role_permission where role_id in (select id from role where built_in);
--rollback delete from role where built_in;
