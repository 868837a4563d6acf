/** Data on its way in and out: dumps and loads from the page, and the guided move to another database. */
@NullMarked
package io.inventario.moving;

import org.jspecify.annotations.NullMarked;
