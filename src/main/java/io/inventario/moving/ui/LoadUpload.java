package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.inventario.moving.LoadService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.ui.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Takes files in, as many and as large as the service says; the service decides, at each request, whether the person may. */
final class LoadUpload {
    private static final int MEGABYTES = 20;

    private LoadUpload() {}

    /** @param batch the batch that a file belongs to; asked outside of the screen's own thread */
    static Upload of(LoadService loads, Supplier<String> batch) {
        Upload upload = new Upload(new Receiving(loads, batch, Texts.language()));
        upload.setMaxFiles(LoadService.MOST_FILES);
        upload.setMaxFileSize((int) LoadService.MOST_BYTES);
        upload.setAcceptedFileExtensions(".json");
        upload.setUploadButton(new Button(t("moving.upload.choose")));
        upload.setDropLabel(new Span(t("moving.upload.drop")));
        upload.setI18n(texts());
        return upload;
    }

    /** Writes what comes in to the disk, never all of it in memory. */
    private record Receiving(LoadService loads, Supplier<String> batch, Locale language) implements UploadHandler {
        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            try (InputStream content = event.getInputStream()) {
                loads.receive(batch.get(), event.getFileName(), content);
            } catch (BusinessException refusal) {
                event.reject(refusal.in(language));
            }
        }

        @Override
        public long getFileSizeMax() {
            return LoadService.MOST_BYTES;
        }

        @Override
        public long getRequestSizeMax() {
            return LoadService.MOST_BYTES + (1 << 20);
        }

        @Override
        public long getFileCountMax() {
            return LoadService.MOST_FILES;
        }
    }

    private static UploadI18N texts() {
        return new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(t("moving.upload.choose"))
                        .setMany(t("moving.upload.choose")))
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(t("moving.upload.drop"))
                        .setMany(t("moving.upload.drop")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(t("moving.load.tooMany", LoadService.MOST_FILES))
                        .setFileIsTooBig(t("moving.load.tooLarge", LoadService.MOST_BYTES >> MEGABYTES))
                        .setIncorrectFileType(t("moving.upload.type")))
                .setFile(new UploadI18N.File()
                        .setRetry(t("moving.upload.retry"))
                        .setStart(t("moving.upload.start"))
                        .setRemove(t("moving.upload.remove")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(t("moving.upload.connecting"))
                                .setStalled(t("moving.upload.stalled"))
                                .setProcessing(t("moving.upload.processing"))
                                .setHeld(t("moving.upload.held")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(t("moving.upload.left"))
                                .setUnknown(t("moving.upload.leftUnknown")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(t("moving.upload.away"))
                                .setUnexpectedServerError(t("moving.upload.failed"))
                                .setForbidden(t("moving.upload.forbidden"))))
                .setUnits(List.of("B", "kB", "MB", "GB", "TB"));
    }
}
