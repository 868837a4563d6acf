/** The command-line door: `./inventario COMMAND`. */
@NullMarked
package io.inventario.cli;

import org.jspecify.annotations.NullMarked;
