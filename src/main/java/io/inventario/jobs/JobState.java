package io.inventario.jobs;

/** Where a job stands; one that is lost was running in a process that is gone. */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    LOST;

    public boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }
}
