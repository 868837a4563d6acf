package io.inventario.products.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.data.binder.Result;
import com.vaadin.flow.data.binder.ValueContext;
import com.vaadin.flow.data.converter.Converter;
import io.inventario.products.Barcode;
import io.inventario.shared.Formats;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.DecimalText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Barcodes as lines of text, one each, because a scanner ends every code with Enter; {@code x 12} behind one makes it a pack's. */
record BarcodeLines(DecimalText notation) implements Converter<String, List<Barcode>> {
    private static final Pattern LINE = Pattern.compile("(\\S+)(?:\\s+[xX×*]?\\s*([\\d.,]+))?");
    private static final Pattern BREAK = Pattern.compile("\\R");

    BarcodeLines(Formats formats) {
        this(new DecimalText(formats.locale()));
    }

    @Override
    public Result<List<Barcode>> convertToModel(@Nullable String typed, ValueContext context) {
        List<Barcode> barcodes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : BREAK.split(typed == null ? "" : typed)) {
            if (line.isBlank()) {
                continue;
            }
            Optional<Barcode> barcode = read(line.strip());
            if (barcode.isEmpty()) {
                return Result.error(t("products.barcodes.unreadable", line.strip()));
            }
            if (!seen.add(barcode.get().code())) {
                return Result.error(t("products.barcode.twice", barcode.get().code()));
            }
            barcodes.add(barcode.get());
        }
        return Result.ok(barcodes);
    }

    private Optional<Barcode> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(2) == null) {
            return Optional.of(new Barcode(line));
        }
        return notation.parse(matcher.group(2))
                .filter(pack -> pack.signum() > 0 && pack.stripTrailingZeros().scale() <= Quantity.SCALE)
                .map(pack -> new Barcode(matcher.group(1), new Quantity(pack)));
    }

    @Override
    public String convertToPresentation(@Nullable List<Barcode> barcodes, ValueContext context) {
        return barcodes == null ? "" : barcodes.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Barcode barcode) {
        BigDecimal pack = barcode.packQuantity().value();
        return pack.compareTo(BigDecimal.ONE) == 0
                ? barcode.code()
                : barcode.code() + " x " + notation.format(pack, 0, Quantity.SCALE);
    }
}
