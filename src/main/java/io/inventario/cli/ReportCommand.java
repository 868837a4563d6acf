package io.inventario.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.inventario.reports.ReportService;
import io.inventario.reports.SalesBy;
import io.inventario.reports.SalesReport;
import io.inventario.reports.SalesReportRow;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** A report of the product for scripts and schedules: nothing but the result on standard output. */
@Command(
        name = "report",
        aliases = "reporte",
        description = "Print a report of the sales between two days, both included")
final class ReportCommand extends ServiceCommand {
    private static final Map<String, SalesBy> NAMES = Map.ofEntries(
            Map.entry("sales-by-product", SalesBy.PRODUCT),
            Map.entry("ventas-por-producto", SalesBy.PRODUCT),
            Map.entry("sales-by-category", SalesBy.CATEGORY),
            Map.entry("ventas-por-categoria", SalesBy.CATEGORY),
            Map.entry("sales-by-customer", SalesBy.CUSTOMER),
            Map.entry("ventas-por-cliente", SalesBy.CUSTOMER),
            Map.entry("sales-by-seller", SalesBy.SELLER),
            Map.entry("ventas-por-vendedor", SalesBy.SELLER),
            Map.entry("sales-by-month", SalesBy.MONTH),
            Map.entry("ventas-por-mes", SalesBy.MONTH));

    @Parameters(
            paramLabel = "NAME",
            converter = Name.class,
            description = "sales-by-product, -category, -customer, -seller or -month (ventas-por-producto …)")
    private SalesBy by = SalesBy.PRODUCT;

    @Option(
            names = {"--from", "--desde"},
            required = true,
            paramLabel = "DATE",
            converter = Day.class,
            description = "First business date, such as 2026-11-01")
    private LocalDate from = LocalDate.MIN;

    private LocalDate to = LocalDate.MAX;

    @Option(
            names = {"--format", "--formato"},
            defaultValue = "json",
            description = "json (rows and total) or csv (rows only, not with --json); json if not given")
    private Format format = Format.json;

    /** As people write it on the command line. */
    enum Format {
        json,
        csv
    }

    ReportCommand(Services services) {
        super(services);
    }

    @Option(
            names = {"--to", "--hasta"},
            required = true,
            paramLabel = "DATE",
            converter = Day.class,
            description = "Last business date, included")
    private void until(LocalDate day) {
        to = day;
    }

    @Override
    void checkArguments() {
        if (from.isAfter(to)) {
            throw unusable("--from " + from + " is after --to " + to);
        }
        if (wantsJson() && format != Format.json) {
            throw unusable("--json and --format " + format + " contradict each other");
        }
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        if (hasPendingMigrations()) {
            return refuseBecausePending();
        }
        return Actor.asProgram("report", () -> {
            SalesReport report = service(ReportService.class).sales(by, from, to);
            Formats formats = service(CompanyService.class).terms().formats();
            if (format == Format.csv) {
                out().print(csv(report, formats.digits()));
                out().flush();
            } else {
                printJson(json(report, formats));
            }
            return CommandLineDoor.DONE;
        });
    }

    private static Map<String, @Nullable Object> json(SalesReport report, Formats formats) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("report", "sales-by-" + report.by().name().toLowerCase(Locale.ROOT));
        json.put("from", report.from().toString());
        json.put("to", report.to().toString());
        json.put("currency", formats.currency().getCurrencyCode());
        json.put(
                "rows",
                report.rows().stream().map(row -> fields(row, formats.digits())).toList());
        Map<String, @Nullable Object> total = fields(report.total(), formats.digits());
        total.remove("key");
        total.remove("label");
        json.put("total", total);
        return json;
    }

    /** Amounts as text, because a reader that takes numbers for binary fractions would change them. */
    private static Map<String, @Nullable Object> fields(SalesReportRow row, int digits) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("key", row.key());
        fields.put("label", row.label());
        fields.put("net", plain(row.net(), digits));
        fields.put("tax", plain(row.tax(), digits));
        fields.put("gross", plain(row.gross(), digits));
        fields.put("discount", plain(row.discount(), digits));
        fields.put("cost", row.cost() == null ? null : plain(row.cost(), digits));
        fields.put("quantity", row.quantity().toString());
        fields.put("documents", row.documents());
        return fields;
    }

    private static String csv(SalesReport report, int digits) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(fields(report.total(), digits).keySet().toArray(String[]::new));
            for (SalesReportRow row : report.rows()) {
                csv.writeRecord(fields(row, digits).values().stream()
                        .map(field -> field == null ? "" : field.toString())
                        .toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String plain(Money money, int digits) {
        return money.amount().setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** Understands the names of the reports, in English and Spanish. */
    private static final class Name implements ITypeConverter<SalesBy> {
        @Override
        public SalesBy convert(String name) {
            SalesBy by = NAMES.get(name.toLowerCase(Locale.ROOT));
            if (by == null) {
                throw new TypeConversionException("there is no report " + name);
            }
            return by;
        }
    }

    /** Understands days that exist, written as 2026-11-30. */
    private static final class Day implements ITypeConverter<LocalDate> {
        private static final DateTimeFormatter ISO =
                DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text, ISO);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is not a date such as 2026-11-30");
            }
        }
    }
}
