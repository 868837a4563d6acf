package io.inventario.settings;

/** Announced before the currency or its digits change; a listener that holds amounts refuses by throwing. */
public record CurrencyChange(String from, String to) {}
