/** The page of the outbox. */
@NullMarked
package io.inventario.mail.ui;

import org.jspecify.annotations.NullMarked;
