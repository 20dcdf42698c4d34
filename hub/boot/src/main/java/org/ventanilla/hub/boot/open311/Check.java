package org.ventanilla.hub.boot.open311;

/**
 * One numbered check.
 *
 * @param id as in the project's list of 72
 */
record Check(int id, String title, Step step) {
    /** Returns a remark, perhaps empty, when it holds; throws {@link Broken} or {@link NotHere} when not. */
    @FunctionalInterface
    interface Step {
        String on(Server server) throws Exception;
    }

    /** The rule is broken; says what was seen. */
    static final class Broken extends RuntimeException {
        Broken(String seen) {
            super(seen, null, false, false);
        }
    }

    /** The rule cannot be tried on this server, or not from outside. */
    static final class NotHere extends RuntimeException {
        NotHere(String why) {
            super(why, null, false, false);
        }
    }

    static void expect(boolean holds, String seen) {
        if (!holds) {
            throw new Broken(seen);
        }
    }

    static void need(boolean there, String why) {
        if (!there) {
            throw new NotHere(why);
        }
    }

    Result result(Server server) {
        try {
            return new Result(id, title, Result.Verdict.PASS, step.on(server));
        } catch (Broken e) {
            return new Result(id, title, Result.Verdict.FAIL, String.valueOf(e.getMessage()));
        } catch (NotHere e) {
            return new Result(id, title, Result.Verdict.NOT_APPLICABLE, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(id, title, Result.Verdict.FAIL, "interrupted");
        } catch (Exception e) {
            return new Result(id, title, Result.Verdict.FAIL, "no answer that can be read: " + e);
        }
    }
}
