package io.inventario.backups;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The files: a backup, its manifest beside it, and the mark that it was verified. What has no manifest of ours is none of our business. */
final class BackupFolder {
    /** How the product names its backups. */
    static final Pattern NAME = Pattern.compile("inventario-[0-9]{8}-[0-9]{6}-[0-9]{3}\\.(zip|dump)");

    private static final String MANIFEST = ".manifest.json";
    private static final String VERIFIED = ".verified";
    private static final String PART = ".part";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Seal seal;

    BackupFolder(Path folder, Signing signing) {
        this(folder, new Seal(signing));
    }

    private BackupFolder(Path folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    Path place() {
        return folder;
    }

    /** Another folder, whose backups are signed with the same key. */
    BackupFolder at(Path other) {
        return new BackupFolder(other, seal);
    }

    /** Fills the file of a backup, which is there and empty. */
    interface Writer {
        Manifest write(Path file) throws IOException, SQLException;
    }

    /** The file gets its name when it and its manifest are complete and on the disk: there is never one without the other. */
    Backup add(Instant at, BackupForm form, Writer writer) throws IOException, SQLException {
        Files.createDirectories(folder);
        Path file = folder.resolve("inventario-" + STAMP.format(at) + form.ending());
        Path partial = Files.createTempFile(folder, "inventario-", ".part");
        try {
            Manifest written = writer.write(partial);
            force(partial);
            Manifest manifest = seal.signed(written.withFile(Files.size(partial), digest(partial)));
            write(beside(file, MANIFEST), manifest.json());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return backup(file).orElseThrow();
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Newest first; files that are no backups of this product are passed over. */
    List<Backup> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Backup> backups = new ArrayList<>();
            for (Path file : files.filter(path -> BackupForm.endsLikeOne(path.toString()))
                    .toList()) {
                backup(file).ifPresent(backups::add);
            }
            backups.sort(Comparator.comparing(Backup::takenAt)
                    .thenComparing(Backup::name)
                    .reversed());
            return backups;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the backups cannot be read", e);
        }
    }

    /** Whether there is a file of that name, be it a backup or not. */
    boolean isThere(String nameOrPath) {
        return Files.isRegularFile(named(nameOrPath));
    }

    /** A backup by its name in the folder or by its path. */
    Optional<Backup> find(String nameOrPath) throws IOException {
        return backup(named(nameOrPath));
    }

    /** What has a folder in it, be it {@code ./}, is a path: it never means a backup of the same name that lies here. */
    private Path named(String nameOrPath) {
        Path given = Path.of(nameOrPath);
        boolean name = given.getNameCount() == 1 && nameOrPath.equals(String.valueOf(given.getFileName()));
        Path here = folder.resolve(nameOrPath);
        return name && Files.exists(here) ? here : given;
    }

    /**
     * The manifest of a backup that is ours and whole.
     *
     * @throws BusinessException when the signature does not verify, or the file is not the one that was signed
     */
    Manifest genuine(Backup backup) throws IOException {
        Manifest manifest = manifest(backup.file()).orElseThrow();
        if (!seal.isGenuine(manifest)) {
            throw new BusinessException("backups.notOurs", backup.name());
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new BusinessException("backups.format", backup.name(), manifest.format());
        }
        if (!digest(backup.file()).equals(manifest.sha256())) {
            throw new BusinessException("backups.damaged", backup.name());
        }
        return manifest;
    }

    /** Remembers that a backup was restored and held; the mark is signed and names the archive it is of. */
    void verified(Backup backup, Manifest manifest, Instant at) throws IOException {
        write(beside(backup.file(), VERIFIED), seal.mark(at, manifest));
    }

    /** Forgets that a backup held once: it does no longer. */
    void doesNotHold(Backup backup) throws IOException {
        Files.deleteIfExists(beside(backup.file(), VERIFIED));
    }

    /** Removes what is older than {@code before}; never the newest, never the last verified one, and nothing that is not ours. */
    List<Backup> retain(Instant before) throws IOException {
        List<Backup> all = all().stream().filter(Backup::genuine).toList();
        Optional<Backup> lastVerified =
                all.stream().filter(backup -> backup.verifiedAt() != null).findFirst();
        List<Backup> removed = new ArrayList<>();
        for (Backup backup : all) {
            boolean last = backup.equals(all.getFirst())
                    || lastVerified.filter(backup::equals).isPresent();
            if (!last && backup.takenAt().isBefore(before)) {
                // loses its name first: whoever is killed here leaves a part of a file, and no file without its
                // manifest
                Path part = beside(backup.file(), PART);
                Files.move(backup.file(), part, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Files.deleteIfExists(beside(backup.file(), MANIFEST));
                Files.deleteIfExists(beside(backup.file(), VERIFIED));
                Files.deleteIfExists(part);
                removed.add(backup);
            }
        }
        return removed;
    }

    static String manifestOf(String archive) {
        return archive + MANIFEST;
    }

    static String markOf(String archive) {
        return archive + VERIFIED;
    }

    /** A backup whose archive is elsewhere, by the texts that lie beside it there; empty when they are not of this product. */
    Optional<Backup> described(String name, String manifest, @Nullable String mark) {
        return manifest(manifest).map(read -> backup(folder.resolve(name), false, read, mark));
    }

    /** Brings an archive under its name, with what lies beside it: that goes first. */
    Optional<Backup> adopt(String name, String manifest, @Nullable String mark, Fetch fetch) throws IOException {
        Path file = folder.resolve(name);
        if (mark != null) {
            write(beside(file, VERIFIED), mark);
        }
        write(beside(file, MANIFEST), manifest);
        fetch.to(file);
        return backup(file);
    }

    /** Brings a file there whole or not at all. */
    interface Fetch {
        void to(Path file) throws IOException;
    }

    /** Files that are named like backups and have no manifest that can be read: whoever has it elsewhere needs both. */
    List<String> strays() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            List<String> strays = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches() && manifest(file).isEmpty()) {
                    strays.add(name);
                }
            }
            return strays;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the backups cannot be read", e);
        }
    }

    private Optional<Backup> backup(Path file) throws IOException {
        Optional<Manifest> manifest = manifest(file);
        if (manifest.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Path mark = beside(file, VERIFIED);
        return Optional.of(backup(file, true, manifest.get(), Files.isRegularFile(mark) ? read(mark) : null));
    }

    private Backup backup(Path file, boolean here, Manifest manifest, @Nullable String mark) {
        boolean genuine = seal.isGenuine(manifest);
        return new Backup(
                file,
                here,
                manifest.form(),
                manifest.takenAt(),
                manifest.bytes(),
                manifest.program(),
                manifest.database(),
                manifest.migrations().isEmpty() ? "" : manifest.migrations().getLast(),
                manifest.rows().values().stream().mapToLong(Long::longValue).sum(),
                manifest.totals(),
                genuine,
                genuine && mark != null ? seal.verifiedAt(mark, manifest) : null);
    }

    private static Optional<Manifest> manifest(Path file) throws IOException {
        Path beside = beside(file, MANIFEST);
        return Files.isRegularFile(beside) ? manifest(read(beside)) : Optional.empty();
    }

    private static Optional<Manifest> manifest(String text) {
        try {
            return Optional.ofNullable(Manifest.of(text)).filter(Manifest::isOurs);
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
    }

    /** What is no text of ours is read all the same, and is then not signed by us. */
    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void write(Path file, String text) throws IOException {
        Path partial = beside(file, PART);
        try {
            Files.writeString(partial, text);
            force(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** A name is worth nothing before the content is on the disk. */
    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
