package io.inventario.purchases;

import io.inventario.documents.Command;
import io.inventario.documents.Tender;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to record money that went out or came in without goods.
 *
 * @param businessDate null means today
 * @param concept what an expense is for, or what an asset is called; null for income, which has its sort
 * @param category how expenses are grouped, in the company's own words
 * @param income of what sort income is; null for all else
 * @param acquiredOn the day of an asset purchase; null for all else
 * @param supplierId who was paid, where that is a supplier
 * @param registerId whose drawer cash goes through; null means the first register
 * @param payment the whole amount, by one method
 */
public record PostVoucher(
        UUID commandId,
        Voucher.Kind kind,
        @Nullable LocalDate businessDate,
        @Nullable String concept,
        @Nullable String description,
        @Nullable String category,
        Voucher.@Nullable Income income,
        @Nullable LocalDate acquiredOn,
        @Nullable UUID supplierId,
        @Nullable UUID registerId,
        Tender payment)
        implements Command {
    public static PostVoucher expense(
            UUID commandId,
            @Nullable LocalDate day,
            String concept,
            @Nullable String description,
            @Nullable String category,
            Tender payment) {
        return new PostVoucher(
                commandId, Voucher.Kind.EXPENSE, day, concept, description, category, null, null, null, null, payment);
    }

    public static PostVoucher asset(
            UUID commandId,
            @Nullable LocalDate day,
            String name,
            @Nullable String description,
            LocalDate acquiredOn,
            @Nullable UUID supplierId,
            Tender payment) {
        return new PostVoucher(
                commandId,
                Voucher.Kind.ASSET,
                day,
                name,
                description,
                null,
                null,
                acquiredOn,
                supplierId,
                null,
                payment);
    }

    public static PostVoucher income(
            UUID commandId,
            @Nullable LocalDate day,
            Voucher.Income income,
            @Nullable String description,
            Tender payment) {
        return new PostVoucher(
                commandId, Voucher.Kind.INCOME, day, null, description, null, income, null, null, null, payment);
    }
}
