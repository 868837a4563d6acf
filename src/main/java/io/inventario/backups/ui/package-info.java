/** The page of the backups. */
@NullMarked
package io.inventario.backups.ui;

import org.jspecify.annotations.NullMarked;
