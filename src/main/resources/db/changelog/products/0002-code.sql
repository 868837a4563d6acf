--liquibase formatted sql

--changeset inventario:products-0005-code
create sequence product_code start with 1;
--rollback drop sequence product_code;
