package io.inventario.documents;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import io.inventario.audit.AuditEntry;
import io.inventario.audit.AuditService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Texts;
import java.util.Optional;

/** Who did what to a posted document, at the foot of its page; only that it was posted for those who may not see more. */
public class DocumentStory extends Section {
    private final Formats formats;
    private final UnorderedList steps = new UnorderedList();

    public DocumentStory(Document document, AuditService audit, Formats formats) {
        this.formats = formats;
        addClassNames("sale-story", "no-print");
        add(new H2(t("documents.story")), steps);
        if (Actor.may(Permission.VIEW_AUDIT)) {
            audit.of(document.getId()).forEach(this::add);
        } else {
            add(new AuditEntry(document.getPostedAt(), document.getPostedByName(), "posted"));
        }
    }

    private void add(AuditEntry entry) {
        String action = Optional.of("documents.story." + entry.action())
                .filter(known -> Messages.has(Texts.language(), known))
                .map(Texts::t)
                .orElse(entry.action());
        steps.add(new ListItem(t("documents.story.step", formats.time(entry.at()), action, entry.actor())));
    }
}
