/** What modules say of their data as a whole: models for dump and load, control totals, and the dump and the load themselves. */
@NullMarked
package io.inventario.dataset;

import org.jspecify.annotations.NullMarked;
