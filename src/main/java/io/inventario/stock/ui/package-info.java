/** The pages of the stock. */
@NullMarked
package io.inventario.stock.ui;

import org.jspecify.annotations.NullMarked;
