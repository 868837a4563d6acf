/** What every posted document has in common: command, day, period, number, payments, cash. */
@NullMarked
package io.inventario.documents;

import org.jspecify.annotations.NullMarked;
