package org.ventanilla.hub.boot;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Ways to every page of the city, public and staff's, in the states people see them.
 *
 * @param open a lamp that is still dark
 * @param mended a lamp that shines again, with photos before and after
 * @param followOpen the secret address of a report of the one
 * @param followMended and of the other
 * @param news the secret address at which its reporter ends news
 */
record Tour(DemoPlan plan, String open, String mended, URI followOpen, URI followMended, URI news) {
    private static final String NOBODY = "zzz-nothing-like-this";

    Map<String, Consumer<Page>> publicPages() {
        Map<String, Consumer<Page>> ways = new LinkedHashMap<>();
        ways.put("home", at("/"));
        ways.put("home-find-wrong", this::findsNothing);
        ways.put("form", at("/report"));
        ways.put("form-wrong", this::forgetsTheForm);
        ways.put("form-stale", this::comesBackLate);
        ways.put("form-sent", this::fillsInTheForm);
        ways.put("form-known", this::meetsWhatIsKnown);
        ways.put("list", at("/incidents"));
        ways.put("list-empty", at("/incidents?q=" + NOBODY));
        ways.put("incident-open", at("/incidents/" + open));
        ways.put("incident-mended", at("/incidents/" + mended));
        ways.put("follow-open", page -> page.navigate(followOpen.toString()));
        ways.put("follow-mended", page -> page.navigate(followMended.toString()));
        ways.put("follow-rating-wrong", this::ratesWithoutStars);
        ways.put("follow-rated", this::rates);
        ways.put("news", page -> page.navigate(news.toString()));
        ways.put("news-ended", this::endsNews);
        ways.put("news-wrong", at("/u/1-1.aaaaaaaaaaaaaaaaaaaa"));
        ways.put("tell-me", at("/follow"));
        ways.put("tell-me-of-this", at("/incidents/" + open + "/follow"));
        ways.put("tell-me-wrong", this::asksToBeToldNowhere);
        ways.put("tell-me-asked", this::asksToBeTold);
        ways.put("statistics", at("/statistics"));
        ways.put("opendata", at("/opendata"));
        ways.put("help", at("/help"));
        ways.put("developers", at("/developers"));
        ways.put("privacy", at("/privacy"));
        ways.put("accessibility", at("/accessibility"));
        ways.put("not-found", at("/nowhere"));
        ways.put("outside-world", page -> page.navigate(plan.outside().toString()));
        return ways;
    }

    Map<String, Consumer<Page>> staffPages() {
        Map<String, Consumer<Page>> ways = new LinkedHashMap<>();
        ways.put("staff-login", at("/staff/login"));
        ways.put("staff-login-wrong", page -> signIn(page, "agente", "not the password"));
        ways.put("staff-list", page -> signIn(page, "agente", plan.secrets().agentPassword()));
        ways.put("staff-list-empty", at("/staff?q=" + NOBODY));
        ways.put("staff-incident-open", this::opensAllForms);
        ways.put("staff-incident-wrong", this::closesWithoutWords);
        ways.put("staff-incident-stale", this::writesIntoAnOldForm);
        ways.put("staff-incident-mended", at("/staff/incidents/" + mended));
        ways.put("staff-hotspots", at("/staff/hotspots"));
        ways.put("staff-dictated", at("/staff/proposals"));
        ways.put("staff-forbidden", at("/staff/messages"));
        ways.put("staff-session-over", this::writesTooLate);
        ways.put("staff-messages", this::looksAfterMessages);
        ways.put("staff-quarantine", at("/staff/quarantine"));
        ways.put("staff-unread", this::looksAtAnUnreadItem);
        ways.put("staff-unread-wrong", this::dismissesWithoutReason);
        ways.put("staff-quarantine-dismissed", this::dismisses);
        ways.put("staff-not-found", at("/staff/incidents/999999"));
        return ways;
    }

    private Consumer<Page> at(String path) {
        return page -> page.navigate(plan.site() + path);
    }

    private void findsNothing(Page page) {
        at("/").accept(page);
        page.fill("#number", "AV-1");
        page.fill("#code", "aaaaaaaaaaaaaaaaaaaa");
        page.click("#find button[type=submit]");
    }

    private void forgetsTheForm(Page page) {
        at("/report").accept(page);
        page.fill("#place", "Calle Castilla 27");
        page.check("#answer-email");
        page.fill("#email", "nobody");
        page.click("main button[type=submit]");
    }

    private void comesBackLate(Page page) {
        at("/report").accept(page);
        page.fill("#text", "La papelera de la plaza está rota.");
        page.evaluate("() => { document.querySelector('input[name=csrf]').value = 'of another day' }");
        page.click("main button[type=submit]");
    }

    private void fillsInTheForm(Page page) {
        at("/report").accept(page);
        page.fill("#text", "El banco de la plaza está roto.");
        page.fill("#place", "Plaza de Pombo");
        page.check("#answer-email");
        page.fill("#email", "eva@correo.example");
        page.click("main button[type=submit]");
        if (page.locator("#same-none").count() > 0) {
            page.click("main button[type=submit]");
        }
    }

    /** On the way there it is known already, unless it is still being filed. */
    private void meetsWhatIsKnown(Page page) {
        at("/report").accept(page);
        page.fill("#text", "El banco de la plaza está roto.");
        page.fill("#place", "Plaza de Pombo");
        page.click("main button[type=submit]");
    }

    private void asksToBeToldNowhere(Page page) {
        at("/incidents/" + open + "/follow").accept(page);
        page.fill("#address", "nobody");
        page.click("main button[type=submit]");
    }

    private void asksToBeTold(Page page) {
        at("/incidents/" + open + "/follow").accept(page);
        page.check("#channel-sms");
        page.fill("#address", "600 333 444");
        page.click("main button[type=submit]");
    }

    private void ratesWithoutStars(Page page) {
        page.navigate(followMended.toString());
        page.evaluate("() => document.querySelectorAll('input[name=stars]').forEach(i => i.checked = false)");
        page.fill("#comment", "Muy rápido, gracias.");
        page.click("#rating button[type=submit]");
    }

    private void rates(Page page) {
        page.navigate(followMended.toString());
        page.check("#stars-4");
        page.fill("#comment", "Muy rápido, gracias.");
        page.click("#rating button[type=submit]");
    }

    /** Takes it back first: another language's tour has been here. */
    private void endsNews(Page page) {
        page.navigate(news.toString());
        if (page.locator("#scope-none").count() > 0) {
            page.click("main button[type=submit]");
        }
        page.check("#scope-this");
        page.click("main button[type=submit]");
    }

    private void signIn(Page page, String login, String password) {
        at("/staff/login").accept(page);
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("main button[type=submit]");
    }

    private void looksAfterMessages(Page page) {
        signIn(page, "supervisora", plan.secrets().supervisorPassword());
        at("/staff/messages").accept(page);
    }

    private void looksAtAnUnreadItem(Page page) {
        at("/staff/quarantine").accept(page);
        page.click(".work-item h2 a");
    }

    private void dismissesWithoutReason(Page page) {
        looksAtAnUnreadItem(page);
        page.fill("#reason", " ");
        page.click("form[action$='/dismiss'] button");
    }

    /** The last one: what is left is the empty page. */
    private void dismisses(Page page) {
        looksAtAnUnreadItem(page);
        page.fill("#reason", "Publicidad");
        page.focus("form[action$='/dismiss'] button");
        page.keyboard().press("Enter");
        page.waitForURL("**/staff/quarantine?done=dismissed");
    }

    private void writesTooLate(Page page) {
        opensAllForms(page);
        page.fill("#note-text", "La brigada pasa mañana.");
        var session = new ClearCookiesOptions().setName("staff");
        page.context().clearCookies(session);
        page.click("form[action$='/note'] button[type=submit]");
    }

    private void opensAllForms(Page page) {
        at("/staff/incidents/" + open).accept(page);
        page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
    }

    private void closesWithoutWords(Page page) {
        at("/staff/incidents/" + open).accept(page);
        page.selectOption("#status-status", "RESOLVED");
        page.selectOption("#status-reason", "repaired");
        page.click("#form-status button[type=submit]");
    }

    private void writesIntoAnOldForm(Page page) {
        opensAllForms(page);
        page.fill("#note-text", "La brigada pasa mañana.");
        page.evaluate("() => document.querySelectorAll('input[name=form-token]').forEach(i => i.value = 'old')");
        page.click("form[action$='/note'] button[type=submit]");
    }
}
