package io.inventario.backups;

import io.inventario.database.BucketUrl;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Files in an S3-compatible bucket, under the prefix of its address. A file is there whole or not at all, as the server promises for one
 * request; the largest is 5 GB, the most that one request may send.
 *
 * <p>Every method throws a {@link BusinessException} that says which bucket did not do it and why, and shows no key.
 */
final class Bucket implements AutoCloseable {
    /** What a file is called until it has arrived. */
    static final String PART = "fetched.part";

    private static final Logger log = LoggerFactory.getLogger(Bucket.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(15);
    private static final Duration TO_ANSWER = Duration.ofMinutes(5);

    private final BucketUrl url;
    private final S3Client client;

    Bucket(BucketUrl url) {
        this.url = url;
        this.client = S3Client.builder()
                .endpointOverride(url.endpoint())
                .region(Region.of(url.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(url.accessKey(), url.secretKey())))
                .forcePathStyle(true)
                // newer checksums in trailers are not understood by every server; an archive carries its own SHA-256
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(TO_ANSWER)
                        .build())
                .build();
    }

    String place() {
        return url.place();
    }

    /** What is there: names without the prefix, and their bytes. */
    SortedMap<String, Long> names() {
        return asked(() -> {
            SortedMap<String, Long> names = new TreeMap<>();
            client.listObjectsV2Paginator(
                            request -> request.bucket(url.bucket()).prefix(url.prefix()))
                    .contents()
                    .forEach(each -> names.put(each.key().substring(url.prefix().length()), each.size()));
            return names;
        });
    }

    void put(String name, Path file) {
        asked(() -> client.putObject(request -> request.bucket(url.bucket()).key(url.prefix() + name), file));
    }

    void put(String name, String text) {
        asked(() -> client.putObject(
                request -> request.bucket(url.bucket()).key(url.prefix() + name),
                RequestBody.fromString(text, StandardCharsets.UTF_8)));
    }

    /** A small file; empty when it is not there. */
    Optional<String> text(String name) {
        return asked(() -> {
            try {
                byte[] read = client.getObjectAsBytes(
                                request -> request.bucket(url.bucket()).key(url.prefix() + name))
                        .asByteArray();
                return Optional.of(new String(read, StandardCharsets.UTF_8));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    /** The file gets its name when it is complete. */
    void fetch(String name, Path to) throws IOException {
        Path partial = Files.createTempDirectory(to.getParent(), "inventario-").resolve(PART);
        try {
            asked(() -> client.getObject(request -> request.bucket(url.bucket()).key(url.prefix() + name), partial));
            Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
            Files.delete(partial.getParent());
        }
    }

    void remove(String name) {
        asked(() -> client.deleteObject(request -> request.bucket(url.bucket()).key(url.prefix() + name)));
    }

    private <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            log.warn("The bucket {} did not do what it was asked", place(), e);
            if (e instanceof AwsServiceException service) {
                throw new BusinessException("backups.bucket.failed", place(), reason(service));
            }
            Throwable cause = cause(e);
            throw cause instanceof IOException
                    ? new BusinessException("backups.bucket.unreachable", place())
                    : new BusinessException(
                            "backups.bucket.failed", place(), cause.getClass().getSimpleName());
        }
    }

    private static String reason(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? "HTTP " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        client.close();
    }
}
