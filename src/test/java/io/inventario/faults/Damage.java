package io.inventario.faults;

import io.inventario.OneOfEach;
import io.inventario.documents.Posted;
import java.util.List;
import java.util.function.Function;

/**
 * One deed of somebody who has the database's password.
 *
 * @param rule the id of the rule that is broken, and where several have that id words of its description that only it has
 * @param sql may speak of the documents in {@link OneOfEach.Documents} by their names
 * @param named what a finding of the rule must contain
 */
record Damage(String rule, String sql, Function<OneOfEach.Documents, String> named) {
    private static final String SALE = "M2 the sale:";
    private static final String RECEIPT = "M2 the purchase receipt:";
    private static final String VOUCHER = "M7 an expense";
    private static final String SETTLED_RECEIPT = "M7 of a receipt";
    private static final String SETTLED_RETURN = "M7 a return";

    static List<Damage> all() {
        Function<OneOfEach.Documents, String> code = all -> all.product().getCode();
        Function<OneOfEach.Documents, String> undoneCode =
                all -> all.undoneProduct().getCode();
        Function<OneOfEach.Documents, String> sale = all -> all.sale().label();
        Function<OneOfEach.Documents, String> saleId = all -> id(all.sale());
        Function<OneOfEach.Documents, String> voided = all -> all.voided().label();
        Function<OneOfEach.Documents, String> saleVoid = all -> all.saleVoid().label();
        Function<OneOfEach.Documents, String> returned = all -> all.returned().label();
        Function<OneOfEach.Documents, String> back = all -> all.back().label();
        Function<OneOfEach.Documents, String> receipt = all -> all.receipt().label();
        Function<OneOfEach.Documents, String> sent = all -> all.sent().label();
        Function<OneOfEach.Documents, String> undone = all -> all.undone().label();
        Function<OneOfEach.Documents, String> transfer = all -> all.transfer().label();
        Function<OneOfEach.Documents, String> expense = all -> all.expense().label();
        Function<OneOfEach.Documents, String> payment = all -> all.payment().toString();
        return List.of(
                new Damage("S1", "update stock_level set quantity = quantity + 1 where product_id = :product", code),
                new Damage("S1", "delete from stock_movement where product_id = :product", code),
                new Damage(
                        "S2 reverses a movement",
                        "update stock_movement set quantity = quantity + 1 where document_id = :reversal",
                        undoneCode),
                new Damage(
                        "S2 reverses a movement",
                        "update stock_movement set cost = cost + 1 where document_id = :reversal",
                        undoneCode),
                new Damage(
                        "S2 reversal of a receipt",
                        "delete from receipt_reversal_line where reversal_id = :reversal",
                        undone),
                new Damage(
                        "S2 reversal of a receipt",
                        "update stock_movement set cost = cost + 1 where document_id = :reversal",
                        undone),
                new Damage(
                        "S2 reversal of a receipt",
                        "update document set reverses_id = null where id = :reversal",
                        all -> id(all.reversal())),
                new Damage(
                        "S3",
                        "update stock_movement set balance_after = balance_after + 1 where product_id = :product and sequence = 1",
                        code),
                new Damage("S3", "delete from stock_movement where product_id = :product and sequence = 1", code),
                new Damage("S4", "delete from stock_movement where document_id = :receipt", receipt),
                new Damage("S4", "update stock_movement set cost = cost + 1 where document_id = :receipt", receipt),
                new Damage(
                        "S5",
                        "delete from stock_movement where document_id = :transfer and kind = 'TRANSFER_IN'",
                        transfer),
                new Damage(
                        "S5",
                        "update stock_movement set cost = cost + 1 where document_id = :transfer and kind = 'TRANSFER_IN'",
                        transfer),
                new Damage("V1", "update stock_value set amount = amount + 1 where product_id = :product", code),
                new Damage(
                        "V1",
                        "update stock_movement set cost = cost - 1 where product_id = :product and sequence = 2",
                        code),
                new Damage(
                        "V3",
                        "update stock_movement set cost = cost - 1 where document_id = :back and kind = 'CUSTOMER_RETURN'",
                        back),
                new Damage("V3", "delete from stock_movement where document_id = :back and kind = 'SCRAP'", back),
                new Damage("V4", "update sale_line set cost = cost + 1 where sale_id = :sale", sale),
                new Damage("V4", "delete from stock_movement where document_id = :sale", sale),
                new Damage("V4", "delete from stock_movement where document_id = :saleVoid", voided),
                new Damage(SALE, "update sale set net = net + 1, total = total + 1 where id = :sale", sale),
                new Damage(SALE, "delete from sale_line where sale_id = :sale", sale),
                new Damage(
                        RECEIPT,
                        "update purchase_receipt set net = net + 1, total = total + 1 where id = :receipt",
                        receipt),
                new Damage(RECEIPT, "delete from purchase_receipt where id = :receipt", all -> id(all.receipt())),
                new Damage("M6", "update payment_allocation set amount = amount * 2 where document_id = :sale", sale),
                new Damage("M6", "delete from sale where id = :sale", saleId),
                new Damage("M6", "delete from payment_allocation where document_id = :sale", sale),
                new Damage("M6", "delete from payment_allocation where payment_id = :payment", payment),
                new Damage("M6", "delete from payment_allocation where document_id = :saleVoid", saleVoid),
                new Damage(VOUCHER, "update voucher set amount = amount + 1 where id = :expense", expense),
                new Damage(VOUCHER, "update payment set direction = 'IN' where document_id = :expense", expense),
                new Damage(VOUCHER, "delete from voucher where id = :income", all -> id(all.income())),
                new Damage(SETTLED_RECEIPT, "delete from credit_allocation where credit_id = :reversal", undone),
                new Damage(
                        SETTLED_RECEIPT,
                        "update credit_allocation set amount = amount * 9 where document_id = :receipt",
                        receipt),
                new Damage(SETTLED_RETURN, "delete from payment_allocation where document_id = :back", back),
                new Damage(
                        SETTLED_RETURN,
                        "update payment_allocation set amount = amount + 1 where document_id = :back",
                        back),
                new Damage(SETTLED_RETURN, "delete from customer_return where id = :back", all -> id(all.back())),
                new Damage("M11", "delete from document_number where document_id = :sale", saleId),
                new Damage(
                        "M11",
                        "update number_counter set next_number = next_number + 1"
                                + " where series_id in (select series_id from document_number where document_id = :sale)",
                        all -> "series VENTA"),
                new Damage(
                        "R1",
                        "update customer_return_line set quantity = quantity + 9 where return_id = :back",
                        returned),
                new Damage(
                        "R1",
                        "update customer_return_line set sale_line_id = (select id from sale_line where sale_id = :sale)"
                                + " where return_id = :back",
                        sale),
                new Damage(
                        "R2",
                        "update customer_return_line set net = net + 1, gross = gross + 1 where return_id = :back",
                        returned),
                new Damage("R2", "update customer_return_line set cost = cost + 1 where return_id = :back", returned),
                new Damage("R2", "update customer_return set net = net + 1, total = total + 1 where id = :back", back),
                new Damage(
                        "R2",
                        "update payment_allocation set amount = amount + 900 where document_id = :back",
                        returned),
                new Damage(
                        "R5",
                        "update supplier_return_line set quantity = quantity + 9 where return_id = :sent",
                        receipt),
                new Damage("R5", "delete from stock_movement where document_id = :sent", sent),
                new Damage("R5", "update supplier_return set net = net + 1, total = total + 1 where id = :sent", sent),
                new Damage(
                        "Q1",
                        "update sale_line set net = net + 1, gross = gross + 1 where sale_id = :sale",
                        all -> "lines"),
                new Damage("Q1", "delete from product where id = :product", all -> "by product"),
                new Damage(
                        "Q1",
                        "update sale set seller_id = '00000000-0000-7000-8000-000000000000' where id = :sale",
                        all -> "by seller"),
                new Damage("C1", "update cash_entry set amount = amount + 1 where payment_id = :payment", payment),
                new Damage("C1", "delete from cash_entry where payment_id = :payment", payment),
                new Damage("U1", "update audit_row set actor_name = 'nobody' where subject_id = :sale", sale),
                new Damage("U1", "delete from audit_row where subject_id = :sale", all -> "was deleted"),
                new Damage("U1", "delete from audit_seal where position = 1", all -> "seals 1 to 1 are missing"));
    }

    private static String id(Posted document) {
        return document.id().toString();
    }

    @Override
    public String toString() {
        return rule + ": " + sql;
    }
}
