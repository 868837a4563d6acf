package io.inventario.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be written or read, in words. */
final class FileRefusal {
    private FileRefusal() {}

    static String told(FileSystemException refusal) {
        String why = switch (refusal) {
            case NoSuchFileException missing -> "there is no such folder or file";
            case AccessDeniedException denied -> "this account may not";
            default -> refusal.getReason() == null ? refusal.getClass().getSimpleName() : refusal.getReason();
        };
        return refusal.getFile() == null ? why : refusal.getFile() + ": " + why;
    }
}
