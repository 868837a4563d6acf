/** The pages of the returns. */
@NullMarked
package io.inventario.returns.ui;

import org.jspecify.annotations.NullMarked;
