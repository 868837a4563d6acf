/** Whom the company sells to. */
@NullMarked
package io.inventario.customers;

import org.jspecify.annotations.NullMarked;
