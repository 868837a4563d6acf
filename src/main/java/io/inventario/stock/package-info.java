/** Where goods are and what they are worth: an append-only ledger per product, location and lot. */
@NullMarked
package io.inventario.stock;

import org.jspecify.annotations.NullMarked;
