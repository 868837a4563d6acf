package io.inventario.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** Sends the rows of a list as CSV, a page at a time, so that a million rows need no more memory than a thousand. */
public class CsvExport<R> implements DownloadHandler {
    private static final int PAGE = 1000;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final String fileName;
    private final char separator;
    private final Supplier<Content<R>> content;

    /** @param content asked under the session's lock, so that it is what the person sees at that moment */
    public CsvExport(String fileName, Formats formats, Supplier<Content<R>> content) {
        this.fileName = fileName;
        this.separator = decimalMark(formats) == ',' ? ';' : ',';
        this.content = content;
    }

    /** What is on screen: headings, the filtered rows by page, their order, and the visible cells of a row. */
    public record Content<R>(
            List<String> headings, Function<Pageable, List<R>> rows, Sort sort, Function<R, List<String>> cells) {}

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        AtomicReference<Content<R>> shown = new AtomicReference<>();
        UI ui = event.getUI();
        ui.accessSynchronously(() -> shown.set(content.get()));
        event.setFileName(fileName);
        event.setContentType("text/csv; charset=utf-8");
        try (Writer writer = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
            write(shown.get(), writer);
        }
    }

    void write(Content<R> shown, Writer writer) throws IOException {
        writer.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(writer)) {
            csv.writeRecord(shown.headings());
            List<R> rows;
            int page = 0;
            do {
                rows = shown.rows().apply(PageRequest.of(page++, PAGE, shown.sort()));
                rows.forEach(row -> csv.writeRecord(shown.cells().apply(row)));
            } while (rows.size() == PAGE);
        }
    }

    /** Text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text again. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A number that a spreadsheet in the company's locale reads as one. */
    static String decimal(BigDecimal number, Formats formats) {
        return number.toPlainString().replace('.', decimalMark(formats));
    }

    /** An amount with the decimals that the list shows, and all that it has. */
    static String money(Money money, Formats formats) {
        BigDecimal amount = money.amount();
        return decimal(amount.setScale(Math.max(amount.scale(), formats.digits())), formats);
    }

    /** A moment on the company's clock to the second, as spreadsheets read it. */
    static String time(Instant instant, Formats formats) {
        return TIME.format(instant.atZone(formats.zone()));
    }

    private static char decimalMark(Formats formats) {
        return DecimalFormatSymbols.getInstance(formats.locale()).getDecimalSeparator();
    }
}
