package io.inventario.mail;

/** Where a message stands; one that failed was tried for days and waits for a person. */
public enum MailState {
    WAITING,
    SENT,
    FAILED,
    DISCARDED
}
