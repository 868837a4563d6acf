/** Copies of the whole database that can be proved and put back. */
@NullMarked
package io.inventario.backups;

import org.jspecify.annotations.NullMarked;
