package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.shared.ui.Notices;

/**
 * Where every scan and search of the till goes.
 *
 * <p>The browser takes the text at each Enter, frees the field at once and sends the text with the event itself, so that scans
 * which arrive while the server is busy wait in the client's queue of events in the order in which they came.
 */
@JsModule("./scan-field.js")
class ScanField extends TextField {
    private static final long SEEN_NANOS = 2_000_000_000L;

    private long refusedAt;

    ScanField() {
        super(t("sales.till.scan"));
        addClassName("scan-field");
        setPrefixComponent(new Icon(VaadinIcon.BARCODE));
        setPlaceholder(t("sales.till.scan.hint"));
        setManualValidation(true);
        setWidthFull();
        getElement().setAttribute("autocomplete", "off");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.Inventario.scanField.start(this)");
        focus();
    }

    /** The text was good: the field is as before. A refusal that was hardly on the screen goes on as a notice. */
    void accept() {
        if (isInvalid() && System.nanoTime() - refusedAt < SEEN_NANOS) {
            Notices.refusal(getErrorMessage());
        }
        setInvalid(false);
        getElement().executeJs("window.Inventario.scanField.forget(this)");
    }

    /** Puts the text back, selected, so that the next Enter chooses among what it found and the next scan replaces it. */
    void offer(String text) {
        setInvalid(false);
        getElement().executeJs("window.Inventario.scanField.offer(this, $0)", text);
    }

    /** Puts the text back, selected, with a sound and in red. */
    void refuse(String text, String words) {
        refusedAt = System.nanoTime();
        setErrorMessage(words);
        setInvalid(true);
        getElement().executeJs("window.Inventario.scanField.refuse(this, $0)", text);
    }

    void addScanListener(ComponentEventListener<Scan> listener) {
        addListener(Scan.class, listener);
    }

    void addKeyListener(ComponentEventListener<ScanKey> listener) {
        addListener(ScanKey.class, listener);
    }

    /** An Enter with the text it ended. */
    @DomEvent("scan")
    public static class Scan extends ComponentEvent<ScanField> {
        private final String text;
        private final boolean choosing;

        /** @param choosing whether the person saw what the text had found, and so chooses from it */
        public Scan(
                ScanField source,
                boolean fromClient,
                @EventData("event.detail.text") String text,
                @EventData("event.detail.choosing") boolean choosing) {
            super(source, fromClient);
            this.text = text;
            this.choosing = choosing;
        }

        String text() {
            return text;
        }

        boolean isChoosing() {
            return choosing;
        }
    }

    /** A key that acts on the matches or on the cart instead of on the text. */
    @DomEvent("scan-key")
    public static class ScanKey extends ComponentEvent<ScanField> {
        private final String key;

        public ScanKey(ScanField source, boolean fromClient, @EventData("event.detail.key") String key) {
            super(source, fromClient);
            this.key = key;
        }

        String key() {
            return key;
        }
    }
}
