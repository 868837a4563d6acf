/** The pages of customers. */
@NullMarked
package io.inventario.customers.ui;

import org.jspecify.annotations.NullMarked;
