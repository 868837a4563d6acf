package io.inventario.dataset;

import io.inventario.shared.Messages;
import java.util.Locale;

/**
 * What is wrong with one record of a file.
 *
 * @param record its number in the file from 1; 0 where the file itself is wrong
 * @param model as the file names it; empty where it does not
 * @param field empty where the whole record is wrong
 * @param key of the reason's text
 */
public record Problem(String file, long record, String model, String field, String key, Object... arguments) {
    public String reason(Locale language) {
        return Messages.text(language, key, arguments);
    }

    /** In English, for logs and the command line. */
    @Override
    public String toString() {
        return file + (record == 0 ? "" : ", record " + record)
                + (model.isEmpty() ? "" : ", " + model)
                + (field.isEmpty() ? "" : ", " + field)
                + ": " + reason(Locale.ENGLISH);
    }
}
