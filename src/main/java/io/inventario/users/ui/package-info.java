/** The screen on which people are administered. */
@NullMarked
package io.inventario.users.ui;

import org.jspecify.annotations.NullMarked;
