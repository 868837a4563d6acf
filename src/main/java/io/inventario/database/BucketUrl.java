package io.inventario.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an S3-compatible bucket, as {@code BACKUP_URL} gives it:
 * {@code s3://KEY:SECRET@HOST[:PORT]/BUCKET[/PREFIX][?region=R&tls=false]}, percent-encoded where a part holds {@code / ? # @ % :}.
 *
 * @param prefix what all names begin with: empty, or ending with a slash
 */
public record BucketUrl(URI endpoint, String region, String bucket, String prefix, String accessKey, String secretKey) {
    private static final Pattern FORM = Pattern.compile(
            "s3://([^:/?#@]+):([^:/?#@]+)@([A-Za-z0-9._-]+(?::[0-9]{1,5})?)/([^/?#]+)(/[^?#]*)?(?:\\?(.*))?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String USUAL_REGION = "us-east-1";

    /** @throws ConfigurationException when it is no such address; the message shows nothing of it */
    public static BucketUrl of(String address) {
        Matcher form = FORM.matcher(address);
        if (!form.matches()) {
            throw unusable(
                    "must look like s3://KEY:SECRET@HOST/BUCKET/PREFIX, with / ? # @ % : in a part percent-encoded");
        }
        if (!BUCKET.matcher(form.group(4)).matches()) {
            throw unusable("names no possible bucket: 3 to 63 small letters, digits, dots and hyphens");
        }
        Map<String, String> options = options(form.group(6) == null ? "" : form.group(6));
        String region = options.getOrDefault("region", USUAL_REGION);
        if (!REGION.matcher(region).matches()) {
            throw unusable("has an impossible region");
        }
        String scheme = options.getOrDefault("tls", "true").equals("false") ? "http" : "https";
        String path = form.group(5) == null ? "" : decode(form.group(5)).replaceAll("^/+|/+$", "");
        return new BucketUrl(
                URI.create(scheme + "://" + form.group(3)),
                region,
                form.group(4),
                path.isEmpty() ? "" : path + "/",
                decode(form.group(1)),
                decode(form.group(2)));
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = option.split("=", 2);
            if (parts.length < 2 || !Set.of("region", "tls").contains(parts[0])) {
                throw unusable("has an option that is neither region=… nor tls=false");
            }
            options.put(parts[0], parts[1]);
        }
        if (!Set.of("true", "false").contains(options.getOrDefault("tls", "true"))) {
            throw unusable("has a tls that is neither true nor false");
        }
        return options;
    }

    /** A plus stays a plus, unlike in forms: secrets of AWS hold it. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unusable("has a '%' that is not followed by two hexadecimal digits");
        }
    }

    private static ConfigurationException unusable(String problem) {
        return new ConfigurationException(Variable.BACKUP_URL.name(), problem);
    }

    /** Where it is, without what opens it. */
    public String place() {
        return bucket + "/" + prefix + " (" + endpoint.getAuthority() + ")";
    }

    @Override
    public String toString() {
        return place();
    }
}
