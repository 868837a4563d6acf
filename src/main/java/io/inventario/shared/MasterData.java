package io.inventario.shared;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people edit in forms: it has a version, so that nobody overwrites what somebody else saved meanwhile, and is archived
 * instead of deleted once something refers to it.
 */
@MappedSuperclass
public abstract class MasterData extends BaseEntity {
    @Version
    private @Nullable Long version;

    @Column(nullable = false)
    private boolean active = true;

    public @Nullable Long getVersion() {
        return version;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    /** How people recognise the row: its code or name, for messages and audit. */
    public abstract String label();

    /** What an audit row remembers of it: every editable field by name, in a form that reads well. */
    public abstract Map<String, @Nullable Object> facts();
}
