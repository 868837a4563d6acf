package io.inventario.sales;

import io.inventario.documents.Document;
import io.inventario.documents.Payment;
import io.inventario.shared.Money;
import java.util.List;

/**
 * A posted void with its story.
 *
 * @param credited how much of the sale was still owed and is no longer
 * @param refunds what was handed back, each by the method that had paid
 */
public record VoidDetails(
        Document document,
        String label,
        Sale sale,
        String saleLabel,
        String reason,
        Money credited,
        List<Payment> refunds) {}
