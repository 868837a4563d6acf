package io.inventario.backups;

import io.inventario.jobs.Words;
import io.inventario.shared.BusinessException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Why something failed, kept so that everybody reads it in their own language. */
final class Reason {
    private static final JsonMapper JSON = new JsonMapper();

    private Reason() {}

    /** @return of at most {@code longest} characters: where the arguments do not fit, the English words, cut */
    static String kept(BusinessException refusal, int longest) {
        String words = JSON.writeValueAsString(Words.of(refusal));
        return words.length() <= longest ? words : refusal.in(Locale.ENGLISH);
    }

    /** What is no such text, such as a name or what an older version wrote, is shown as it is. */
    static String read(String kept, Locale language) {
        if (!kept.startsWith("{")) {
            return kept;
        }
        try {
            return JSON.readValue(kept, Words.class).in(language);
        } catch (JacksonException e) {
            return kept;
        }
    }
}
