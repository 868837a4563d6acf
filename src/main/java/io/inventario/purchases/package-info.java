/** Purchases: goods received from suppliers, expenses, assets and income besides sales. */
@NullMarked
package io.inventario.purchases;

import org.jspecify.annotations.NullMarked;
