package io.inventario.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import liquibase.ChecksumVersion;
import liquibase.Liquibase;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.exception.LiquibaseException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Compares the change log with what the database remembers, without Liquibase's status commands: those create tables and take locks. */
final class ChangeLogState {
    private final Liquibase liquibase;

    ChangeLogState(Liquibase liquibase) {
        this.liquibase = liquibase;
    }

    List<Migration> all() throws LiquibaseException {
        Map<String, RanChangeSet> ran = ran();
        List<Migration> all = new ArrayList<>();
        for (ChangeSet changeSet : changeSets()) {
            RanChangeSet before = ran.remove(key(changeSet.getFilePath(), changeSet.getAuthor(), changeSet.getId()));
            all.add(migration(changeSet, before));
        }
        for (RanChangeSet unknown : ran.values()) {
            all.add(new Migration(
                    Migration.moduleOf(unknown.getChangeLog()),
                    unknown.getId(),
                    Migration.State.UNKNOWN,
                    unknown.getDateExecuted().toInstant()));
        }
        return all;
    }

    /** What ran here, in the order in which it ran. */
    List<Migration> ranInOrder() throws LiquibaseException {
        Map<String, Migration> known = new HashMap<>();
        for (Migration migration : all()) {
            known.put(migration.module() + migration.id(), migration);
        }
        return ran().values().stream()
                .map(r -> known.get(Migration.moduleOf(r.getChangeLog()) + r.getId()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What these migrations run forward, one after the other. */
    String sql(List<Migration> migrations) throws LiquibaseException {
        return text(migrations, ChangeSet::getChanges);
    }

    /** What these migrations run when they are rolled back, one after the other. */
    String rollbackSql(List<Migration> migrations) throws LiquibaseException {
        return text(migrations, changeSet -> changeSet.getRollback().getChanges());
    }

    private String text(List<Migration> migrations, Function<ChangeSet, List<? extends Change>> changes)
            throws LiquibaseException {
        var sql = new StringBuilder();
        List<ChangeSet> changeSets = changeSets();
        for (Migration migration : migrations) {
            for (ChangeSet changeSet : changeSets) {
                if (changeSet.getId().equals(migration.id())
                        && Migration.moduleOf(changeSet.getFilePath()).equals(migration.module())) {
                    append(sql, migration, changes.apply(changeSet));
                }
            }
        }
        return sql.toString();
    }

    private void append(StringBuilder sql, Migration migration, List<? extends Change> changes) {
        sql.append("-- ").append(migration.module()).append(' ').append(migration.id());
        sql.append('\n');
        for (Change change : changes) {
            for (Sql statement : SqlGeneratorFactory.getInstance().generateSql(change, liquibase.getDatabase())) {
                String text = statement.toSql().strip();
                sql.append(text)
                        .append(text.endsWith(";") ? "" : statement.getEndDelimiter())
                        .append('\n');
            }
        }
        sql.append('\n');
    }

    private List<ChangeSet> changeSets() throws LiquibaseException {
        Database database = liquibase.getDatabase();
        return liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .filter(c -> DatabaseList.definitionMatches(c.getDbmsSet(), database, true))
                .toList();
    }

    private Map<String, RanChangeSet> ran() throws LiquibaseException {
        Map<String, RanChangeSet> ran = new LinkedHashMap<>();
        for (RanChangeSet changeSet : liquibase.getDatabase().getRanChangeSetList()) {
            ran.put(key(changeSet.getChangeLog(), changeSet.getAuthor(), changeSet.getId()), changeSet);
        }
        return ran;
    }

    private static Migration migration(ChangeSet changeSet, @Nullable RanChangeSet before) {
        String module = Migration.moduleOf(changeSet.getFilePath());
        if (before == null) {
            return new Migration(module, changeSet.getId(), Migration.State.PENDING, null);
        }
        boolean same = before.getLastCheckSum() == null
                || changeSet.isCheckSumValid(before.getLastCheckSum())
                || before.getLastCheckSum()
                        .equals(changeSet.generateCheckSum(ChecksumVersion.enumFromChecksumVersion(
                                before.getLastCheckSum().getVersion())));
        return new Migration(
                module,
                changeSet.getId(),
                same ? Migration.State.APPLIED : Migration.State.ALTERED,
                before.getDateExecuted().toInstant());
    }

    private static String key(String path, String author, String id) {
        return path.replace("classpath:", "") + "::" + id + "::" + author;
    }
}
