/** Pages of the database: whether its records can be believed. */
@NullMarked
package io.inventario.database.ui;

import org.jspecify.annotations.NullMarked;
