/** The pages of the catalogue. */
@NullMarked
package io.inventario.products.ui;

import org.jspecify.annotations.NullMarked;
