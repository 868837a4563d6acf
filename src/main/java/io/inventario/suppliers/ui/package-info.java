/** The pages of suppliers. */
@NullMarked
package io.inventario.suppliers.ui;

import org.jspecify.annotations.NullMarked;
