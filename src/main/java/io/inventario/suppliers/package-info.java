/** Whom the company buys from. */
@NullMarked
package io.inventario.suppliers;

import org.jspecify.annotations.NullMarked;
