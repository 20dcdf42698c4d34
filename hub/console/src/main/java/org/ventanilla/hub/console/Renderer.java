package org.ventanilla.hub.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;
import org.ventanilla.hub.console.view.Page;

/** Fills the templates, which were compiled with the module. */
final class Renderer {
    private static final String TEMPLATES = "gg.jte.generated.console";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader(), TEMPLATES);

    /** HTML of the template {@code name.jte}. */
    String render(String name, Page page, Map<String, Object> params) {
        var all = new HashMap<>(params);
        all.put("p", page);
        var out = new StringOutput();
        engine.render(name + ".jte", all, out);
        return out.toString();
    }
}
