/** The offer of demo data on an empty dashboard. */
@NullMarked
package io.inventario.demo.ui;

import org.jspecify.annotations.NullMarked;
