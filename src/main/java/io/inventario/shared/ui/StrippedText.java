package io.inventario.shared.ui;

import com.vaadin.flow.data.binder.Result;
import com.vaadin.flow.data.binder.ValueContext;
import com.vaadin.flow.data.converter.Converter;
import org.jspecify.annotations.Nullable;

/** What stands in a text field, without blanks at its ends; an empty field is null where the property may be null. */
record StrippedText(boolean mayBeNull) implements Converter<String, @Nullable String> {
    @Override
    public Result<@Nullable String> convertToModel(@Nullable String typed, ValueContext context) {
        String text = typed == null ? "" : typed.strip();
        return Result.ok(text.isEmpty() && mayBeNull ? null : text);
    }

    @Override
    public String convertToPresentation(@Nullable String stored, ValueContext context) {
        return stored == null ? "" : stored;
    }
}
