/** What holds the modules together: sign-in, navigation, languages, security and what is shown when something fails. */
@NullMarked
package io.inventario.app;

import org.jspecify.annotations.NullMarked;
