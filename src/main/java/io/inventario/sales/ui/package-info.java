/** The till, the list of sales and the page of one. */
@NullMarked
package io.inventario.sales.ui;

import org.jspecify.annotations.NullMarked;
