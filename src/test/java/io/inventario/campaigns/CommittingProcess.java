package io.inventario.campaigns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** A process of its own that commits two rows at a time on many connections, and writes down what was committed, until it is killed. */
final class CommittingProcess {
    static final String READY = "READY";

    private CommittingProcess() {}

    /** Arguments: JDBC address, file of what was committed, connections. */
    public static void main(String[] arguments) throws IOException {
        FileChannel committed =
                FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Thread.ofPlatform().start(() -> commit(arguments[0], committed));
        }
    }

    private static void commit(String url, FileChannel committed) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                PreparedStatement one = connection.prepareStatement("insert into one values (?)");
                PreparedStatement other = connection.prepareStatement("insert into other values (?)")) {
            connection.setAutoCommit(false);
            for (int i = 1; ; i++) {
                UUID id = UUID.randomUUID();
                one.setObject(1, id);
                one.executeUpdate();
                other.setObject(1, id);
                other.executeUpdate();
                connection.commit();
                committed.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.UTF_8)));
                if (i == 1) {
                    System.out.println(READY);
                }
            }
        } catch (SQLException | IOException e) {
            System.out.println(e);
            Runtime.getRuntime().halt(1);
        }
    }
}
