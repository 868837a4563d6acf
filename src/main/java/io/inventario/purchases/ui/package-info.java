/** The lists and pages of purchases and of expenses, and the forms that post them. */
@NullMarked
package io.inventario.purchases.ui;

import org.jspecify.annotations.NullMarked;
