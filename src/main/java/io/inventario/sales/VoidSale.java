package io.inventario.sales;

import io.inventario.documents.Command;
import java.util.UUID;

/**
 * The wish to undo a sale as if it had not been made.
 *
 * @param reason why, in words
 */
public record VoidSale(UUID commandId, UUID saleId, String reason) implements Command {}
