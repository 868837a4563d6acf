/** The catalogue: products, their categories and the codes they are found by. */
@NullMarked
package io.inventario.products;

import org.jspecify.annotations.NullMarked;
