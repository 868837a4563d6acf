package io.inventario.documents;

import java.util.UUID;

/**
 * A wish to post a document, as one unchangeable record.
 *
 * <p>Its id makes it safe to repeat: the same id with the same content gives the document that already exists (rule M10). The
 * content is the record's own text, so a command is built of values that print all they hold.
 */
public interface Command {
    UUID commandId();
}
