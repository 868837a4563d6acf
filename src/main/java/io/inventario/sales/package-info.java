/** Sales: the till, posted sales and what they were paid with. */
@NullMarked
package io.inventario.sales;

import org.jspecify.annotations.NullMarked;
