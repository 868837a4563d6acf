/** The pages on which data is dumped, loaded and moved. */
@NullMarked
package io.inventario.moving.ui;

import org.jspecify.annotations.NullMarked;
