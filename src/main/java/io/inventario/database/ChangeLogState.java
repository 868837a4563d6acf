package io.inventario.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    String preview() throws LiquibaseException {
        Map<String, RanChangeSet> ran = ran();
        var sql = new StringBuilder();
        for (ChangeSet changeSet : changeSets()) {
            if (ran.containsKey(key(changeSet.getFilePath(), changeSet.getAuthor(), changeSet.getId()))) {
                continue;
            }
            sql.append("-- ")
                    .append(Migration.moduleOf(changeSet.getFilePath()))
                    .append(' ');
            sql.append(changeSet.getId()).append('\n');
            for (Change change : changeSet.getChanges()) {
                for (Sql statement : SqlGeneratorFactory.getInstance().generateSql(change, liquibase.getDatabase())) {
                    sql.append(statement.toSql().strip())
                            .append(statement.getEndDelimiter())
                            .append('\n');
                }
            }
            sql.append('\n');
        }
        return sql.toString();
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
