/** Goods that come back from customers or go back to suppliers, and the money for them. */
@NullMarked
package io.inventario.returns;

import org.jspecify.annotations.NullMarked;
