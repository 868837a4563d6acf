/** Background work: with progress, cancel and result, kept in the database, and run by exactly one of all instances. */
@NullMarked
package io.inventario.jobs;

import org.jspecify.annotations.NullMarked;
