/** Who did what and when: one row for every change of state, written in the same transaction as the change. */
@NullMarked
package io.inventario.audit;

import org.jspecify.annotations.NullMarked;
