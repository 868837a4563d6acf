/** Values and rules that every module stands on. */
@NullMarked
package io.inventario.shared;

import org.jspecify.annotations.NullMarked;
