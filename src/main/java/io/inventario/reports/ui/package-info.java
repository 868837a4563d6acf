@NullMarked
package io.inventario.reports.ui;

import org.jspecify.annotations.NullMarked;
