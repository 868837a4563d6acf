/** The small kit that views are composed of: list page, form, fields for numbers, notices and confirmations. */
@NullMarked
@NamedInterface("ui")
package io.inventario.shared.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
