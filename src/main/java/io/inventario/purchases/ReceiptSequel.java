package io.inventario.purchases;

import java.util.List;
import java.util.UUID;

/** What a later module posted about a receipt, such as a return of its goods; a receipt with any of that cannot be reversed. */
public interface ReceiptSequel {
    /** The numbers of the documents, the oldest first. */
    List<String> labels(UUID receiptId);
}
