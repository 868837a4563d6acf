package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.PostgresClient;
import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs pg_dump and pg_restore, and hears from their standard error which table they are at and what went wrong. */
final class PostgresPrograms {
    private static final Pattern STEP = Pattern.compile(
            "(?:dumping contents of|processing data for) table \"" + DatabaseUrl.SCHEMA + "\\.([^\"]+)\"");
    private static final Pattern ERROR = Pattern.compile("pg_(?:dump|restore): error: (.*)");
    private static final String CONNECTION = "connection to server";
    private static final String PATIENCE_FOR_LOCKS = "60s";
    private static final int LONGEST_REASON = 300;

    private PostgresPrograms() {}

    /**
     * Writes our schema into a file, as it was at the moment of a snapshot.
     *
     * @param snapshot as {@code pg_export_snapshot()} names it; its transaction has to stay open
     * @param without tables whose rows are left out
     * @param tables how many there are, for the progress
     * @throws BusinessException when pg_dump could not do it, with its reason
     */
    static void dump(DatabaseUrl from, String snapshot, Set<String> without, int tables, Path file, Progress progress)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--format=custom",
                "--schema=" + DatabaseUrl.SCHEMA,
                "--encoding=UTF8",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--verbose",
                "--lock-wait-timeout=" + PATIENCE_FOR_LOCKS,
                "--snapshot=" + snapshot,
                "--file=" + file.toAbsolutePath()));
        without.forEach(table -> arguments.add("--exclude-table-data=" + DatabaseUrl.SCHEMA + "." + table));
        run(from, "pg_dump", arguments, tables, progress);
    }

    /**
     * Puts what such a file holds into a database that has nothing of ours.
     *
     * @throws BusinessException when pg_restore could not do all of it, with its reason
     */
    static void restore(Path file, DatabaseUrl into, String database, int tables, Progress progress)
            throws IOException {
        List<String> arguments = List.of(
                "--dbname=" + database,
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--exit-on-error",
                "--verbose",
                file.toAbsolutePath().toString());
        run(into, "pg_restore", arguments, tables, progress);
    }

    private static void run(DatabaseUrl url, String program, List<String> arguments, int tables, Progress progress)
            throws IOException {
        ProcessBuilder builder =
                new PostgresClient(url).command(program, arguments).redirectOutput(Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        progress.onCancel(process::destroyForcibly);
        try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            String table = "";
            String error = "";
            long done = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher step = STEP.matcher(line);
                Matcher wrong = ERROR.matcher(line);
                if (step.find()) {
                    table = step.group(1);
                    progress.at(table, Math.min(done++, tables), tables); // they tell of some that we leave out, too
                } else if (error.isEmpty() && wrong.matches()) {
                    error = wrong.group(1);
                } else if (error.startsWith(CONNECTION) && line.startsWith(CONNECTION)) {
                    error = line; // a host has several addresses; the last one says why
                }
            }
            int status = process.waitFor();
            progress.at(
                    table,
                    Math.min(done, tables),
                    tables); // whoever cancelled it hears that, and not that the program failed
            if (status != 0) {
                throw new BusinessException("backups.program.failed", program, reason(error, status, url));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while " + program + " was at work", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** PostgreSQL shows no password; should it ever, this does not. */
    private static String reason(String error, int status, DatabaseUrl url) {
        String shown = error.isEmpty() ? "exit status " + status : error;
        String password = url.password();
        if (password != null && !password.isEmpty()) {
            shown = shown.replace(password, "•••");
        }
        return shown.substring(0, Math.min(LONGEST_REASON, shown.length()));
    }
}
