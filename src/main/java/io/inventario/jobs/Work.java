package io.inventario.jobs;

/**
 * What a job does.
 *
 * <p>It tells its progress often, because that is where a cancel ends it, and leaves nothing half done when it ends there: it is
 * one transaction, or fills a temporary file that gets its name at the end.
 */
@FunctionalInterface
public interface Work {
    /** @throws io.inventario.shared.BusinessException when it can't be done, in words; anything else is a bug and gets an incident number */
    Result run(Progress progress, Parameters parameters) throws Exception;
}
