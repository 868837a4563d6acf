/** People who work with the application: their accounts, roles and permissions, and how they sign in. */
@NullMarked
package io.inventario.users;

import org.jspecify.annotations.NullMarked;
