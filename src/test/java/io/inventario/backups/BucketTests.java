package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.database.BucketUrl;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks to a real S3 server. */
@Tag("once")
class BucketTests {
    @TempDir
    private static Path servers;

    private static S3Server server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aServer() throws IOException {
        server = new S3Server(servers);
    }

    @AfterAll
    static void noServer() throws InterruptedException {
        server.stop();
    }

    @Test
    void whatIsPutComesBackAndOnlyUnderItsPrefix() throws IOException {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("a.zip"), content);
        try (Bucket bucket = new Bucket(BucketUrl.of(server.url("first")))) {
            bucket.put("a.zip", file);
            bucket.put("a.zip.manifest.json", "{\"ñ\": 1}");
            assertThat(bucket.names())
                    .containsOnlyKeys("a.zip", "a.zip.manifest.json")
                    .containsEntry("a.zip", 3_000_000L);
            bucket.fetch("a.zip", folder.resolve("back.zip"));
            assertThat(folder.resolve("back.zip")).hasBinaryContent(content);
            assertThat(bucket.text("a.zip.manifest.json")).contains("{\"ñ\": 1}");
            assertThat(bucket.text("unknown")).isEmpty();
            bucket.remove("a.zip");
            assertThat(bucket.names()).containsOnlyKeys("a.zip.manifest.json");
        }
        assertThat(servers.resolve("buckets/first/shop/a.zip.manifest.json")).exists();
    }

    @Test
    void whatDoesNotWorkIsSaidWithoutTheSecretAndLeavesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("a.zip"), "x");
        try (Bucket foreign = new Bucket(BucketUrl.of(server.url("first", "another secret")))) {
            refused(() -> foreign.put("a.zip", file), "SignatureDoesNotMatch");
        }
        try (Bucket missing = new Bucket(BucketUrl.of(server.url("missing", S3Server.SECRET)))) {
            refused(() -> missing.put("a.zip", file), "NoSuchBucket");
            refused(() -> missing.fetch("a.zip", folder.resolve("b.zip")), "NoSuch");
        }
        try (Bucket unreachable = new Bucket(BucketUrl.of(server.url("first")))) {
            server.stop();
            refused(() -> unreachable.put("a.zip", file), "backups.bucket.unreachable", "first");
        } finally {
            server.startAgain();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static void refused(ThrowingCallable work, String reason) {
        refused(work, "backups.bucket.failed", reason);
    }

    private static void refused(ThrowingCallable work, String key, String reason) {
        assertThatThrownBy(work).isInstanceOfSatisfying(BusinessException.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.arguments())
                    .anySatisfy(each -> assertThat(each.toString()).contains(reason));
            assertThat(refusal.toString() + List.of(refusal.arguments())).doesNotContain("secret");
        });
    }
}
