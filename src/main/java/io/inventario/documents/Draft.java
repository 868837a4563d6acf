package io.inventario.documents;

import io.inventario.settings.CompanyTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A document while it is being posted: everything about it but its number, which is taken last. */
public record Draft(UUID id, DocumentKind kind, LocalDate businessDate, Instant postedAt, CompanyTerms terms) {}
