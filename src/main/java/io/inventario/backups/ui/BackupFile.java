package io.inventario.backups.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.inventario.backups.BackupService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.ui.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends a backup as it lies on the disk; the service decides, at each request, whether the person may have it. */
final class BackupFile implements DownloadHandler {
    private final BackupService backups;
    private final String name;

    private BackupFile(BackupService backups, String name) {
        this.backups = backups;
        this.name = name;
    }

    /** The link that downloads it. */
    static Anchor link(BackupService backups, String name) {
        Anchor link = new Anchor(new BackupFile(backups, name), t("backups.download"));
        link.setAriaLabel(t("backups.download") + " " + name);
        return link;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        Path file;
        try {
            file = backups.file(name);
        } catch (BusinessException gone) {
            event.getResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
            event.setContentType("text/plain; charset=utf-8");
            event.getOutputStream().write(gone.in(Texts.language()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        event.setFileName(name);
        event.setContentType(name.endsWith(".zip") ? "application/zip" : "application/octet-stream");
        event.setContentLength(Files.size(file));
        Files.copy(file, event.getOutputStream());
    }
}
