package io.inventario.sales;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentParty;
import io.inventario.documents.Payment;
import io.inventario.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posted sale with its story.
 *
 * @param cost of the goods; null for those who may not see it
 * @param balance what is still owed (rule M7): the total less all that was allocated to it
 * @param credited how much of the total voids and returns settled without money
 * @param voided what undid the sale; null while it stands
 */
public record SaleDetails(
        Document document,
        String label,
        Sale sale,
        @Nullable DocumentParty party,
        @Nullable String seller,
        String register,
        List<TaxSum> taxes,
        List<Payment> payments,
        Money balance,
        Money credited,
        @Nullable Voiding voided,
        @Nullable Money cost) {}
