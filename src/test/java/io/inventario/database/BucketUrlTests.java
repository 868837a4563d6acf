package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class BucketUrlTests {
    @Test
    void everyPartIsUnderstoodAndTheSecretIsNeverShown() {
        BucketUrl url = BucketUrl.of(
                "s3://AKIA1:a%2Fb+c%3D@s3.eu-west-1.amazonaws.com/shop-backups/2026/night/?region=eu-west-1");

        assertThat(url.endpoint()).isEqualTo(URI.create("https://s3.eu-west-1.amazonaws.com"));
        assertThat(url.region()).isEqualTo("eu-west-1");
        assertThat(url.bucket()).isEqualTo("shop-backups");
        assertThat(url.prefix()).isEqualTo("2026/night/");
        assertThat(url.accessKey()).isEqualTo("AKIA1");
        assertThat(url.secretKey()).isEqualTo("a/b+c=");
        assertThat(url.toString())
                .isEqualTo("shop-backups/2026/night/ (s3.eu-west-1.amazonaws.com)")
                .doesNotContain("AKIA1");
    }

    @Test
    void aServerOfOnesOwnNeedsNeitherTlsNorRegionNorPrefix() {
        BucketUrl url = BucketUrl.of("s3://key:secret@localhost:9000/shop?tls=false");
        assertThat(url.endpoint()).isEqualTo(URI.create("http://localhost:9000"));
        assertThat(url.region()).isEqualTo("us-east-1");
        assertThat(url.prefix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://topsecret@host/bucket",
                "s3://host/bucket",
                "s3://key@host/topsecret",
                "s3://key:topsecret@host",
                "s3://key:topsecret@host/",
                "s3://key:topsecret@host/B",
                "s3://key:topsecret@host/Bucket",
                "s3://key:top/secret@host/bucket",
                "s3://key:topsecret%G0@host/bucket",
                "s3://key:topsecret@host:port/bucket",
                "s3://key:topsecret@host/bucket?tls=perhaps",
                "s3://key:topsecret@host/bucket?region=EU West",
                "s3://key:topsecret@host/bucket?acl=public"
            })
    void whatIsNoBucketIsRefusedWithoutShowingIt(String address) {
        assertThatThrownBy(() -> BucketUrl.of(address))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("BACKUP_URL ")
                .message()
                .doesNotContain("topsecret");
    }
}
