/** The page of the settings. */
@NullMarked
package io.inventario.settings.ui;

import org.jspecify.annotations.NullMarked;
