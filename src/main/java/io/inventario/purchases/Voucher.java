package io.inventario.purchases;

import io.inventario.documents.CashEntry;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import io.inventario.shared.SearchText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Money that went out or came in without goods: an expense, an asset bought, or income that is no sale. */
@Entity
@Immutable
public class Voucher extends BaseEntity {
    private static final int LONGEST_SEARCH_TEXT = 1000;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable String concept;
    private @Nullable String description;
    private @Nullable String category;

    @Enumerated(EnumType.STRING)
    private @Nullable Income income;

    private @Nullable LocalDate acquiredOn;
    private @Nullable UUID supplierId;

    @Column(columnDefinition = "char(3)")
    private String currency;

    private Money amount;
    private String searchText;

    /** What it is for; each has a document kind, and so a number series, of its own. */
    public enum Kind {
        EXPENSE(DocumentKind.EXPENSE, CashEntry.Kind.EXPENSE),
        ASSET(DocumentKind.ASSET_PURCHASE, CashEntry.Kind.PURCHASE),
        INCOME(DocumentKind.EXTRA_INCOME, CashEntry.Kind.INCOME);

        private final DocumentKind document;
        private final CashEntry.Kind cash;

        Kind(DocumentKind document, CashEntry.Kind cash) {
            this.document = document;
            this.cash = cash;
        }

        DocumentKind document() {
            return document;
        }

        CashEntry.Kind cash() {
            return cash;
        }
    }

    /** What income that is no sale was earned by. */
    public enum Income {
        DELIVERY,
        SERVICE,
        LABOUR,
        OTHER
    }

    @SuppressWarnings("NullAway.Init")
    protected Voucher() {}

    Voucher(Draft draft, PostVoucher command, @Nullable String supplier) {
        super(draft.id());
        this.kind = command.kind();
        this.concept = command.concept();
        this.description = command.description();
        this.category = command.category();
        this.income = command.income();
        this.acquiredOn = command.acquiredOn();
        this.supplierId = command.supplierId();
        this.currency = draft.terms().formats().currency().getCurrencyCode();
        this.amount = command.payment().amount();
        String text = SearchText.of(concept, description, category, supplier);
        this.searchText = text.substring(0, Math.min(text.length(), LONGEST_SEARCH_TEXT));
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public Kind getKind() {
        return kind;
    }

    public @Nullable String getConcept() {
        return concept;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public @Nullable String getCategory() {
        return category;
    }

    public @Nullable Income getIncome() {
        return income;
    }

    public @Nullable LocalDate getAcquiredOn() {
        return acquiredOn;
    }

    public @Nullable UUID getSupplierId() {
        return supplierId;
    }

    public Money getAmount() {
        return amount;
    }
}
