package io.inventario.purchases;

import io.inventario.documents.Command;
import java.util.UUID;

/** The wish to undo a whole receipt, for a reason that stays readable. */
public record ReverseReceipt(UUID commandId, UUID receiptId, String reason) implements Command {}
