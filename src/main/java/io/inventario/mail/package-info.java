/** Electronic mail: an outbox in the database, written with the change it tells of and sent afterwards. */
@NullMarked
package io.inventario.mail;

import org.jspecify.annotations.NullMarked;
