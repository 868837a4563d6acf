package io.inventario.documents;

import io.inventario.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody hands over to pay.
 *
 * @param methodId the payment method
 * @param amount what is handed over, change not yet deducted
 */
public record Tender(
        UUID methodId,
        Money amount,
        @Nullable String reference,
        @Nullable String bank) {
    public Tender(UUID methodId, Money amount) {
        this(methodId, amount, null, null);
    }
}
