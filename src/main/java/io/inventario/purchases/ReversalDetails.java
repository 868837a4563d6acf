package io.inventario.purchases;

import io.inventario.documents.Document;
import java.util.UUID;

/** What undid a receipt: who, when and why, and which receipt. */
public record ReversalDetails(Document document, String label, UUID receiptId, String receiptLabel, String reason) {}
