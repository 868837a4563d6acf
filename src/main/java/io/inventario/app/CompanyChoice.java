package io.inventario.app;

/** What the set-up page asks about the company: the rest has defaults that the settings page changes later. */
record CompanyChoice(String name, String currency, String timeZone, String language) {}
