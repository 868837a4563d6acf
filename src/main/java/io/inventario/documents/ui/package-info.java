/** What documents add to the settings page. */
@NullMarked
package io.inventario.documents.ui;

import org.jspecify.annotations.NullMarked;
