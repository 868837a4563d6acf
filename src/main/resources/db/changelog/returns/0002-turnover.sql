--liquibase formatted sql

--changeset inventario:returns-0003-turnover
--comment What was sold, less what was voided (on the void's day) and returned (on the return's day). Scrapped goods stay a cost. The sale is joined outwardly so that a query which names no column of it need not read it.
create view turnover (document_id, kind, business_date, sale_id, product_id, customer_id, seller_id, net, tax, discount, cost, quantity) as
select d.id, d.kind, d.business_date, l.sale_id, l.product_id, s.customer_id, s.seller_id, l.net, l.tax, l.discount, l.cost, l.quantity
from document d join sale_line l on l.sale_id = d.id left join sale s on s.id = d.id
where d.kind = 'SALE'
union all
select d.id, d.kind, d.business_date, l.sale_id, l.product_id, s.customer_id, s.seller_id, -l.net, -l.tax, -l.discount, -l.cost, -l.quantity
from document d join sale_void v on v.id = d.id join sale_line l on l.sale_id = v.sale_id left join sale s on s.id = v.sale_id
where d.kind = 'SALE_VOID'
union all
select d.id, d.kind, d.business_date, r.sale_id, l.product_id, r.customer_id, s.seller_id, -l.net, -l.tax, -l.discount,
    case when l.disposition = 'SCRAP' then 0 else -l.cost end, -l.quantity
from document d join customer_return r on r.id = d.id join customer_return_line l on l.return_id = r.id
left join sale s on s.id = r.sale_id
where d.kind = 'CUSTOMER_RETURN';
--rollback drop view turnover;
