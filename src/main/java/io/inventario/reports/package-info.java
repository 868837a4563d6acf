/** What was sold, to whom, by whom and when, added up; reads only. */
@NullMarked
package io.inventario.reports;

import org.jspecify.annotations.NullMarked;
