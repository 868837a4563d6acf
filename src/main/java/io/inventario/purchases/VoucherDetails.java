package io.inventario.purchases;

import io.inventario.documents.Document;
import io.inventario.documents.DocumentParty;
import io.inventario.documents.Payment;
import org.jspecify.annotations.Nullable;

/** A posted voucher with who was paid and how. */
public record VoucherDetails(
        Document document,
        String label,
        Voucher voucher,
        @Nullable DocumentParty party,
        Payment payment) {}
