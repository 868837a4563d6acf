package io.inventario.users;

/** The colours a person wants to see: light, dark, or what their device asks for. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
