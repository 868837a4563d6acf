/** Pages of the database, and what the pages of other modules about it show in the same way. */
@NullMarked
@NamedInterface("ui")
package io.inventario.database.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
