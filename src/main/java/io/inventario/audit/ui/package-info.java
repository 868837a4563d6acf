/** The page of the audit trail. */
@NullMarked
package io.inventario.audit.ui;

import org.jspecify.annotations.NullMarked;
