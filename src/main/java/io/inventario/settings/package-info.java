/** The company and its terms of trade: currency, taxes, payment methods, registers. */
@NullMarked
package io.inventario.settings;

import org.jspecify.annotations.NullMarked;
