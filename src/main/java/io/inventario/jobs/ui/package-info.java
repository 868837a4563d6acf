/** The page of background work, and the part that shows one piece of it on any other page. */
@NullMarked
@NamedInterface("ui")
package io.inventario.jobs.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
