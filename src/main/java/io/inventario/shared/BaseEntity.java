package io.inventario.shared;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** Identity of every row: a time-ordered UUID known before the row is written, and equality by it, also through proxies. */
@MappedSuperclass
public abstract class BaseEntity implements Persistable<UUID> {
    @Id
    @Column(updatable = false)
    private UUID id = Ids.next();

    protected BaseEntity() {}

    protected BaseEntity(UUID id) {
        this.id = id;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof BaseEntity that
                        && Hibernate.getClassLazy(this) == Hibernate.getClassLazy(that)
                        && getId().equals(that.getId());
    }

    @Override
    public final int hashCode() {
        return getId().hashCode();
    }
}
