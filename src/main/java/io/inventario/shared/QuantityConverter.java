package io.inventario.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Stores {@link Quantity} as a plain decimal. */
@Converter(autoApply = true)
public class QuantityConverter implements AttributeConverter<@Nullable Quantity, @Nullable BigDecimal> {
    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.value();
    }

    @Override
    public @Nullable Quantity convertToEntityAttribute(@Nullable BigDecimal value) {
        return value == null ? null : new Quantity(value);
    }
}
