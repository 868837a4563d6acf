package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ALLOWED_HOSTS and CSRF_TRUSTED_ORIGINS mean what they meant in Django. */
class HostsTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop.example.com            | shop.example.com   | true
            shop.example.com            | SHOP.example.com.  | true
            Shop.Example.com            | shop.example.com   | true
            shop.example.com            | www.example.com    | false
            shop.example.com            | shop.example.com.evil.net | false
            shop.example.com            | localhost          | false
            .example.com                | example.com        | true
            .example.com                | a.b.example.com    | true
            .example.com                | badexample.com     | false
            a.example, .b.example       | x.b.example        | true
            10.0.0.7,[::1]              | [::1]              | true
            10.0.0.7,[::1]              | 10.0.0.8           | false
            *                           | anything.at.all    | true
            """)
    void namesAreAllowed(String hosts, String asked, boolean allowed) {
        assertThat(AllowedHosts.of(hosts).allows(asked)).isEqualTo(allowed);
        assertThat(AllowedHosts.of(AllowedHosts.of(hosts).text()).allows(asked)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example.com", "shop.example.com:8080", "shop/", "*.example.com", "a,b c/d", "::1"})
    void whatIsNoNameIsRefused(String hosts) {
        assertThatThrownBy(() -> AllowedHosts.of(hosts))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ALLOWED_HOSTS must be host names");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://shop.example.com    | https://shop.example.com       | true
            https://shop.example.com    | http://shop.example.com        | false
            https://shop.example.com    | https://shop.example.com:8443  | false
            https://shop.example.com:8443 | https://shop.example.com:8443 | true
            https://*.example.com       | https://a.b.example.com        | true
            https://*.example.com       | https://badexample.com         | false
            https://a.example,http://b.example:81 | http://b.example:81   | true
            https://a.example           | null                           | false
            https://*.example.com       | https://*.example.com          | false
            """)
    void originsAreTrusted(String origins, String asked, boolean trusted) {
        assertThat(TrustedOrigins.of(origins).trusts(asked)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example.com", "https://shop.example.com/", "ftp://a", "*", "https://*", "https://a*b"})
    void whatIsNoOriginIsRefused(String origins) {
        assertThatThrownBy(() -> TrustedOrigins.of(origins))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("CSRF_TRUSTED_ORIGINS must be origins");
    }

    @Test
    void nothingSetMeansAnyNameAndNoForeignPage() {
        assertThat(AllowedHosts.of(null).allows("shop.example.com")).isTrue();
        assertThat(AllowedHosts.of(null).isAny()).isTrue();
        assertThat(TrustedOrigins.of(null).trusts("https://shop.example.com")).isFalse();
    }
}
