package org.ventanilla.hub.look;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** Fills the templates of one module, which were compiled with it. */
public final class Templates {
    private final TemplateEngine engine;

    /**
     * @param generated package of the compiled templates
     * @param module any class of the module that has them
     */
    public Templates(String generated, Class<?> module) {
        this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, module.getClassLoader(), generated);
    }

    /** HTML of the template {@code name.jte}, which is given its page as {@code p}. */
    public String render(String name, Words page, Map<String, Object> params) {
        var all = new HashMap<>(params);
        all.put("p", page);
        var out = new StringOutput();
        engine.render(name + ".jte", all, out);
        return out.toString();
    }

    /** Writes a template with a single parameter into another. */
    void write(String name, Object only, TemplateOutput out) {
        engine.render(name + ".jte", only, out);
    }
}
