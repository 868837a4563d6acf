package io.inventario.sales;

import java.util.List;
import java.util.UUID;

/** What a later module posted about a sale, such as a return of its goods; a sale with any of that cannot be voided. */
public interface SaleSequel {
    /** The numbers of the documents, the oldest first. */
    List<String> labels(UUID saleId);
}
