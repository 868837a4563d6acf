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

/** Who did what to a document and when, at the foot of its page; not on paper. */
public class DocumentStory extends Section {
    public DocumentStory(Document document, AuditService audit, Formats formats) {
        UnorderedList steps = new UnorderedList();
        if (Actor.may(Permission.VIEW_AUDIT)) {
            audit.of(document.getId()).forEach(entry -> steps.add(step(entry, formats)));
        } else {
            steps.add(step(new AuditEntry(document.getPostedAt(), document.getPostedByName(), "posted"), formats));
        }
        add(new H2(t("documents.story")), steps);
        addClassNames("sale-story", "no-print");
    }

    private static ListItem step(AuditEntry entry, Formats formats) {
        String key = "documents.story." + entry.action();
        String action = Messages.has(Texts.language(), key) ? t(key) : entry.action();
        return new ListItem(t("documents.story.step", formats.time(entry.at()), action, entry.actor()));
    }
}
