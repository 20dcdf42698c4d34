package org.ventanilla.hub.look;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A small label with a sign; never colour alone.
 *
 * @param style class of the style sheet
 * @param icon in the file of signs
 */
public record Chip(String style, String icon, String words) implements Content {
    @Override
    public void writeTo(TemplateOutput out) {
        Look.TEMPLATES.write("chip", this, out);
    }
}
