package io.inventario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.JavaCommand;
import io.inventario.TestPostgres;
import io.inventario.database.PostgresClient;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets that are recognised go in by every way there is, through starts and commands that go well and that fail, all with DEBUG
 * on; none may come out, neither in what is printed nor in files, tables or lists of processes. {@code -Dcampaign.canaries=all}
 * runs all commands instead of those that had most to tell.
 */
@Tag("once")
@Timeout(3600)
class CanaryTests {
    private static final boolean ALL =
            System.getProperty("campaign.canaries", "").equals("all");
    private static final boolean CLIENT = PostgresClient.version("psql").isPresent();
    private static final int NOBODY = 1; // a port where nobody listens
    private static final Pattern OPEN = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private final Map<String, String> printed = new LinkedHashMap<>();
    private String url = "";
    private String typed = "";

    @Test
    void aCanaryIsFoundInEveryDisguise() {
        String secret = Canary.DATABASE_PASSWORD.secret();
        for (String text : List.of(
                secret,
                "url=" + encoded(secret),
                base64("x:" + secret),
                base64("xy:" + secret),
                base64("xyz:" + secret),
                String.format("%x", new BigInteger(1, secret.getBytes(StandardCharsets.UTF_8))))) {
            assertThat(Canary.in("before " + text + " after")).containsExactly(Canary.DATABASE_PASSWORD);
        }
        assertThat(Canary.in("a canary in a database")).isEmpty();
    }

    @Test
    void noSecretComesOut() throws Exception {
        Map<String, String> shop = shop();
        try (ProcessList processes = new ProcessList()) {
            assertThat(run("created", shop, "createsuperuser", "--username", "ana", "--email", "ana@example.com"))
                    .as(printed.get("created"))
                    .isZero();
            goodCommands(shop);
            failingStarts(shop);
            serves(shop);

            assertThat(processes.seen())
                    .anyMatch(line -> line.contains("createsuperuser"))
                    .anyMatch(line -> line.contains("psql -c select pg_sleep") || !CLIENT)
                    .allSatisfy(line -> assertThat(Canary.in(line)).as(line).isEmpty());
        }
        assertThat(printed.get("created")).contains("Params:[(");
        assertThat(printed)
                .allSatisfy((what, text) -> assertThat(linesWithCanaries(text))
                        .as("printed by %s", what)
                        .isEmpty());
        assertThat(leaksOfFiles()).isEmpty();
        assertThat(leaksOfTables(url)).isEmpty();
    }

    private Map<String, String> shop() {
        String given = TestPostgres.freshUrl();
        String user = given.replaceAll("postgres://([^:]+):.*", "$1");
        TestPostgres.asSuperuser("ALTER ROLE " + user + " PASSWORD '" + Canary.DATABASE_PASSWORD.secret() + "'");
        Map<String, String> shop = new HashMap<>();
        url = withPassword(given, Canary.DATABASE_PASSWORD);
        shop.put("DATABASE_URL", url);
        shop.put("SECRET_KEY", Canary.KEY.secret());
        shop.put("SECRET_KEY_FALLBACKS", Canary.OLD_KEY.secret());
        shop.put("EMAIL_HOST", "127.0.0.1");
        shop.put("EMAIL_PORT", String.valueOf(NOBODY));
        shop.put("EMAIL_HOST_USER", "shop@example.com");
        shop.put("EMAIL_HOST_PASSWORD", Canary.MAIL.secret());
        shop.put("BACKUP_URL", bucket("127.0.0.1:" + NOBODY + "/shop?tls=false"));
        shop.put("GOOGLE_CLIENT_ID", "shop.apps.example.com");
        shop.put("GOOGLE_CLIENT_SECRET", Canary.GOOGLE.secret());
        shop.put("METRICS_TOKEN", Canary.METRICS.secret());
        shop.put("INVENTARIO_PASSWORD", Canary.USER.secret());
        shop.put("DEBUG", "true");
        return shop;
    }

    /** The bucket does not answer, so that a backup is written and then told to have failed. */
    private void goodCommands(Map<String, String> shop) throws Exception {
        assertThat(run("backup", shop, "backup")).as(printed.get("backup")).isEqualTo(1);
        assertThat(run("dumpdata", shop, "dumpdata", "-o", "all.json")).isZero();
        assertThat(run("doctor", shop, "doctor")).isLessThan(2);
        int asked = run("dbshell", shop, "dbshell", "--", "-c", "select pg_sleep(1)");
        assertThat(asked).isEqualTo(CLIENT ? 0 : 1);
        if (ALL) {
            typed = "run(() -> service(SettingsService.class).taxRate(\"none\").orElseThrow())\n/exit\n";
            run("shell", shop, "shell");
            typed = "";
            String backup;
            try (Stream<Path> files = Files.list(folder.resolve("data/backups"))) {
                backup = files.map(Path::toString)
                        .filter(name -> name.endsWith(".zip"))
                        .findFirst()
                        .orElseThrow();
            }
            assertThat(run("verify", shop, "verify", backup)).isZero();
            assertThat(run("backups", shop, "backups")).isZero();
            assertThat(run("check", shop, "check")).isZero();
            assertThat(run("health", shop, "health")).isZero();
            assertThat(run("changepassword", shop, "changepassword", "ana")).isZero();
            assertThat(run("loaddata", shop, "loaddata", "all.json", "--dry-run"))
                    .isLessThan(2);
            assertThat(run("restore", shop, "restore", backup, "--yes")).isZero();
        }
    }

    private void failingStarts(Map<String, String> shop) throws Exception {
        fails(shop, "DATABASE_URL", withPassword(url, Canary.WRONG_PASSWORD));
        fails(shop, "DATABASE_URL", url.replaceFirst(":\\d+/", ":" + NOBODY + "/"));
        fails(shop, "DATABASE_URL", url.replaceFirst("/[^/]+$", "/" + "nowhere"));
        fails(shop, "DATABASE_URL", url.replaceFirst("@localhost", "@@localhost"));
        if (ALL) {
            fails(shop, "DATABASE_URL", url.replaceFirst("postgres:", "mysql:"));
            fails(shop, "DATABASE_URL", url.replaceFirst("%C3%A9", "%zz"));
            fails(shop, "DATABASE_URL", url.replaceFirst(":\\d+/", ":port/"));
            fails(shop, "DATABASE_URL", "jdbc:postgresql://localhost:1/x?user=ana&password=" + Canary.MAIL.secret());
            fails(shop, "METRICS_TOKEN", "canaryMetrics");
            fails(shop, "SECRET_KEY_FALLBACKS", "canaryOldKey,");
            fails(shop, "GOOGLE_CLIENT_ID", "");
        }
        fails(shop, "SECRET_KEY", "canaryKey");
        fails(shop, "BACKUP_URL", bucket("host"));
    }

    private void fails(Map<String, String> shop, String variable, String value) throws Exception {
        Map<String, String> changed = new HashMap<>(shop);
        changed.put(variable, value);
        String what = variable + " " + printed.size();
        assertThat(run(what, changed, "tables"))
                .as(what + ": " + printed.get(what))
                .isEqualTo(1);
    }

    /** A sign-in that fails, figures for who may have them and for who may not, and the end. */
    private void serves(Map<String, String> shop) throws Exception {
        Map<String, String> served = new HashMap<>(shop);
        served.put("PORT", "0");
        Path out = folder.resolve("served");
        Process process = start(served, out, out, "run");
        try {
            String home = "http://localhost:" + port(process, out);
            try (HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
                Matcher token =
                        CSRF.matcher(ask(browser, request(home + "/login")).body());
                assertThat(token.find()).isTrue();
                String form = "username=ana&password=" + encoded(Canary.TYPED.secret()) + "&_csrf=" + token.group(1);
                HttpResponse<String> refused = ask(
                        browser,
                        request(home + "/login")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)));
                assertThat(refused.headers().firstValue("Location"))
                        .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
                printed.put("figures", figures(browser, home, Canary.METRICS));
                assertThat(printed.get("figures")).contains("jvm_memory_used_bytes");
                assertThat(figures(browser, home, Canary.TYPED)).isEmpty();
                printed.put(
                        "health",
                        ask(browser, request(home + "/actuator/health")).body());
            }
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            printed.put("run", Files.readString(out));
        }
    }

    private static String figures(HttpClient browser, String home, Canary token) throws Exception {
        return ask(browser, request(home + "/actuator/prometheus").header("Authorization", "Bearer " + token.secret()))
                .body();
    }

    private static int port(Process process, Path out) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(10));
        while (Instant.now().isBefore(end) && process.isAlive()) {
            Matcher open = OPEN.matcher(Files.readString(out));
            if (open.find()) {
                return Integer.parseInt(open.group(1));
            }
            Thread.sleep(200);
        }
        throw new AssertionError(Files.readString(out));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    private static HttpResponse<String> ask(HttpClient browser, HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int run(String what, Map<String, String> variables, String... arguments) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = start(variables, out, err, arguments);
        try (var keyboard = process.outputWriter()) {
            keyboard.write(typed);
        }
        int status = process.waitFor();
        printed.put(what, Files.readString(out) + Files.readString(err));
        return status;
    }

    private Process start(Map<String, String> variables, Path out, Path err, String... arguments) throws IOException {
        List<String> command = JavaCommand.program(arguments);
        command.add(1, "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(
                        out.equals(err)
                                ? ProcessBuilder.Redirect.appendTo(err.toFile())
                                : ProcessBuilder.Redirect.to(err.toFile()));
        builder.environment().keySet().removeAll(List.of("PORT", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static List<String> linesWithCanaries(String text) {
        return text.lines().filter(line -> !Canary.in(line).isEmpty()).toList();
    }

    /** Everything in the folder: archives opened, manifests, dumps, the head of the audit trail, temporary files. */
    private List<String> leaksOfFiles() throws IOException {
        List<String> leaks = new ArrayList<>();
        int archives = 0;
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                look(file.toString(), Files.readAllBytes(file), leaks);
                if (file.toString().endsWith(".zip")) {
                    archives++;
                    lookInside(file, leaks);
                }
            }
        }
        assertThat(archives).isPositive();
        return leaks;
    }

    private static void lookInside(Path archive, List<String> leaks) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                look(archive + " " + entry.getName(), zip.readAllBytes(), leaks);
            }
        }
    }

    private static void look(String where, byte[] bytes, List<String> leaks) {
        Canary.in(new String(bytes, StandardCharsets.ISO_8859_1)).forEach(canary -> leaks.add(canary + " in " + where));
    }

    /** Every row of every table, as text; binary columns are in hexadecimal there. */
    private static List<String> leaksOfTables(String url) throws SQLException {
        List<String> leaks = new ArrayList<>();
        String database = url.substring(url.lastIndexOf('/') + 1);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + TestPostgres.port() + "/" + database, "postgres", "postgres");
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet all = statement.executeQuery("SELECT format('%I.%I', schemaname, tablename)"
                    + " FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
                while (all.next()) {
                    tables.add(all.getString(1));
                }
            }
            assertThat(tables)
                    .contains("inventario.audit_row", "inventario.sign_in_attempt", "inventario.backup_event");
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        look(table, rows.getString(1).getBytes(StandardCharsets.ISO_8859_1), leaks);
                    }
                }
            }
        }
        return leaks;
    }

    private static String withPassword(String url, Canary password) {
        return url.replaceFirst(
                "://([^:]+):[^@]*@", "://$1:" + Matcher.quoteReplacement(encoded(password.secret())) + "@");
    }

    private static String bucket(String where) {
        return "s3://local-key:" + encoded(Canary.BUCKET.secret()) + "@" + where;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
