package io.inventario.database;

import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The change sets as files in the source tree, which a developer adds to and puts in order. */
public final class MigrationFolder {
    private static final Pattern LISTED = Pattern.compile("file: db/changelog/([^/}]+)/([^/}]+\\.sql)");
    private static final Pattern CHANGE_SET = Pattern.compile("(?m)^--changeset inventario:(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("(?:^|-)(\\d{4})(?=-|$)");

    private final Path folder;
    private final Path master;

    /** @throws BusinessException when it is not the folder of the change log */
    public MigrationFolder(Path folder) {
        this.folder = folder;
        this.master = folder.resolve("master.yaml");
        if (!Files.isRegularFile(master)) {
            throw new BusinessException("database.migrations.noFolder", folder);
        }
    }

    /** One file of a module. */
    private record Script(String module, String name) {
        String path() {
            return module + "/" + name;
        }
    }

    /** Writes what is missing in a module as one change set with its rollback. */
    public Path write(String module, List<SchemaGap> gaps) {
        try {
            Path home = Files.createDirectories(folder.resolve(module));
            String slug = String.join(
                            "-",
                            new TreeSet<>(gaps.stream().map(SchemaGap::table).toList()))
                    .replace('_', '-');
            String name = next(fileNumbers(module)) + "-" + slug + ".sql";
            var text = new StringBuilder("--liquibase formatted sql\n\n--changeset inventario:" + module + "-"
                    + next(changeSetNumbers(module)) + "-" + slug + "\n");
            gaps.forEach(gap -> gap.sql().forEach(sql -> text.append(sql).append(";\n")));
            gaps.reversed()
                    .forEach(gap -> gap.rollback()
                            .forEach(sql ->
                                    text.append("--rollback ").append(sql).append(";\n")));
            Path file = home.resolve(name);
            Files.writeString(file, text);
            Files.writeString(master, Files.readString(master).stripTrailing() + "\n" + line(module + "/" + name));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the later one of two files with the same number, and its change sets, the next free numbers.
     *
     * @param applied whether a change set has run in the developer's own database: it must be rolled back first
     * @return what was renamed, in words; empty when nothing collides
     */
    public List<String> merge(Predicate<String> applied) {
        try {
            List<String> renamed = new ArrayList<>();
            Map<String, Set<String>> files = new HashMap<>();
            Map<String, Set<String>> changeSets = new HashMap<>();
            for (Script script : inOrder()) {
                Set<String> before = changeSets.computeIfAbsent(script.module(), m -> new HashSet<>());
                Set<String> numbers = numbersIn(script);
                boolean isTaken = !files.computeIfAbsent(script.module(), m -> new HashSet<>())
                        .add(number(script.name()));
                if (isTaken || numbers.stream().anyMatch(before::contains)) {
                    numbers = numbersIn(renumber(script, applied, renamed));
                }
                before.addAll(numbers);
            }
            return renamed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #merge} would renumber, in words. */
    public List<String> collisions() {
        try {
            List<String> collisions = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (Script script : inOrder()) {
                Set<String> numbers = new HashSet<>(Set.of("file " + number(script.name())));
                numbersIn(script).forEach(number -> numbers.add("change set " + number));
                for (String number : new TreeSet<>(numbers)) {
                    if (!taken.add(script.module() + " " + number)) {
                        collisions.add(script.path() + ": another one of its module has " + number
                                + " too; makemigrations --merge gives it the next one");
                    }
                }
            }
            return collisions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that this program does not have, or not as they are here. */
    public List<String> notBuilt() {
        try {
            List<String> missing = new ArrayList<>();
            for (Script script : inOrder()) {
                try (InputStream built = MigrationFolder.class.getResourceAsStream("/db/changelog/" + script.path())) {
                    if (built == null
                            || !Arrays.equals(
                                    built.readAllBytes(), Files.readAllBytes(folder.resolve(script.path())))) {
                        missing.add(script.path());
                    }
                }
            }
            return missing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Script renumber(Script script, Predicate<String> applied, List<String> renamed) throws IOException {
        Path file = folder.resolve(script.path());
        String text = Files.readString(file);
        int free = Integer.parseInt(next(changeSetNumbers(script.module())));
        Map<String, String> numbers = new HashMap<>();
        Matcher ids = CHANGE_SET.matcher(text);
        var changed = new StringBuilder();
        while (ids.find()) {
            String id = ids.group(1);
            if (applied.test(id)) {
                throw new BusinessException("database.migrations.appliedHere", script.module(), id);
            }
            String old = number(id);
            String number = numbers.computeIfAbsent(old, n -> String.format("%04d", free + numbers.size()));
            String now = id.replaceFirst(old, number);
            ids.appendReplacement(changed, Matcher.quoteReplacement("--changeset inventario:" + now));
            renamed.add(id + " -> " + now);
        }
        ids.appendTail(changed);
        String name = script.name().replaceFirst(number(script.name()), next(fileNumbers(script.module())));
        Files.writeString(folder.resolve(script.module()).resolve(name), changed);
        Files.delete(file);
        String list = Files.readString(master);
        String path = script.module() + "/" + name;
        Files.writeString(
                master,
                list.contains(script.path())
                        ? list.replace(script.path(), path)
                        : list.stripTrailing() + "\n" + line(path));
        renamed.add(script.path() + " -> " + path);
        return new Script(script.module(), name);
    }

    /** The listed ones as the change log has them, then those that it does not know yet. */
    private List<Script> inOrder() throws IOException {
        List<Script> scripts = new ArrayList<>();
        Matcher listed = LISTED.matcher(Files.readString(master));
        while (listed.find()) {
            scripts.add(new Script(listed.group(1), listed.group(2)));
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            all.filter(path -> path.toString().endsWith(".sql"))
                    .map(path -> new Script(
                            folder.relativize(path).getName(0).toString(),
                            path.getFileName().toString()))
                    .sorted((one, other) -> one.path().compareTo(other.path()))
                    .filter(script -> !scripts.contains(script))
                    .toList()
                    .forEach(scripts::add);
        }
        return scripts;
    }

    private Set<String> fileNumbers(String module) throws IOException {
        Set<String> numbers = new HashSet<>();
        for (Script script : inOrder()) {
            if (script.module().equals(module)) {
                numbers.add(number(script.name()));
            }
        }
        return numbers;
    }

    private Set<String> changeSetNumbers(String module) throws IOException {
        Set<String> numbers = new HashSet<>();
        for (Script script : inOrder()) {
            if (script.module().equals(module)) {
                numbers.addAll(numbersIn(script));
            }
        }
        return numbers;
    }

    private Set<String> numbersIn(Script script) throws IOException {
        Set<String> numbers = new HashSet<>();
        Matcher ids = CHANGE_SET.matcher(Files.readString(folder.resolve(script.path())));
        while (ids.find()) {
            numbers.add(number(ids.group(1)));
        }
        return numbers;
    }

    private static String number(String name) {
        Matcher matcher = NUMBER.matcher(name);
        return matcher.find() ? matcher.group(1) : "0000";
    }

    private static String next(Set<String> taken) {
        int highest = taken.stream().mapToInt(Integer::parseInt).max().orElse(0);
        return String.format("%04d", highest + 1);
    }

    private static String line(String path) {
        return "  - include: {file: db/changelog/" + path + "}\n";
    }
}
