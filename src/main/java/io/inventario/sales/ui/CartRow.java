package io.inventario.sales.ui;

import io.inventario.sales.Quote;

/** A line of the cart with what it comes to. */
public record CartRow(CartLine line, Quote.Line amounts) {}
