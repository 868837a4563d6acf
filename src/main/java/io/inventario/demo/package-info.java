/** Data to try the product with: the Northwind files, or a company made up from a seed; both through the posting services. */
@NullMarked
package io.inventario.demo;

import org.jspecify.annotations.NullMarked;
