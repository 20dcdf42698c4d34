package org.ventanilla.hub.look;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * The frame around every page: head, skip link, header with the switch of language, main part, footer.
 *
 * @param title of the browser's window
 * @param home where the name in the header leads
 * @param styleClass of the whole page; empty for none
 */
public record Frame(Words page, String title, String home, String styleClass, Parts parts) implements Content {
    /**
     * The parts a page fills in.
     *
     * @param head style sheets in their order, and further elements of the document's head
     * @param brand what stands beside the mark in the header
     * @param menu below the brand
     * @param main the page proper
     * @param footer below it
     */
    public record Parts(Content head, Content brand, Content menu, Content main, Content footer) {}

    @Override
    public void writeTo(TemplateOutput out) {
        Look.TEMPLATES.write("frame", this, out);
    }
}
