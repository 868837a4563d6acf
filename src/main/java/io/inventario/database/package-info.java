/** Where the data lives: connection, migrations and the reading of failures. */
@NullMarked
package io.inventario.database;

import org.jspecify.annotations.NullMarked;
