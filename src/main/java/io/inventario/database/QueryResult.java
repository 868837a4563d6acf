package io.inventario.database;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database answered to a question of the console.
 *
 * @param columns their headings, as the statement names them
 * @param rows cells as text, null where there is nothing
 * @param cut whether there are more rows than these
 */
public record QueryResult(List<String> columns, List<List<@Nullable String>> rows, boolean cut, Duration took) {}
