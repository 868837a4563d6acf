package io.inventario.jobs.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.Jobs;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sends the file that came of a job to those who may see the job. */
public final class JobFile implements DownloadHandler {
    private final Jobs jobs;
    private final JobRow job;

    private JobFile(Jobs jobs, JobRow job) {
        this.jobs = jobs;
        this.job = job;
    }

    /** The link that downloads it. */
    public static Anchor link(Jobs jobs, JobRow job) {
        return link(jobs, job, t("jobs.download"));
    }

    /** The link that downloads it and says what that is, where nothing beside it does. */
    static Anchor namedLink(Jobs jobs, JobRow job) {
        String key = "jobs.download." + job.kind();
        String text = Messages.has(Texts.language(), key) ? t(key) : t("jobs.download") + " " + name(job);
        return link(jobs, job, text);
    }

    private static Anchor link(Jobs jobs, JobRow job, String text) {
        Anchor link = new Anchor(new JobFile(jobs, job), text);
        if (text.equals(t("jobs.download"))) {
            link.setAriaLabel(text + " " + name(job));
        }
        link.setVisible(job.file() != null);
        return link;
    }

    private static String name(JobRow job) {
        Path file = job.file();
        return file == null ? "" : file.getFileName().toString();
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        Optional<Path> file = jobs.file(job.id());
        if (file.isEmpty()) {
            event.getResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
            event.setContentType("text/plain; charset=utf-8");
            event.getOutputStream().write(t("jobs.noFile").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return;
        }
        event.setFileName(file.get().getFileName().toString());
        event.setContentType("application/octet-stream");
        event.setContentLength(Files.size(file.get()));
        Files.copy(file.get(), event.getOutputStream());
    }
}
