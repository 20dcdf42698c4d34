package org.ventanilla.connector.conformance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hears everything that is logged, at every level of the connector's own loggers, and keeps it from the console meanwhile:
 * a kit that breaks things on purpose would fill it.
 */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final int LOUD = 6;
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Logger> opened = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** @param packages whose loggers are opened wide */
    LogCapture(String... packages) {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        for (String name : packages) {
            Logger logger = logger(name);
            opened.add(logger);
            levels.add(logger.getLevel());
            logger.setLevel(Level.TRACE);
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** Message and the messages of all causes, one a line. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The last few warnings and errors. */
    List<String> loud() {
        List<String> all = lines.stream()
                .filter(line -> line.startsWith("warn") || line.startsWith("error"))
                .toList();
        return all.subList(Math.max(0, all.size() - LOUD), all.size());
    }

    @Override
    protected void append(ILoggingEvent event) {
        var line = new StringBuilder(event.getLoggerName().length() + 64)
                .append(event.getLevel().toString().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(event.getLoggerName())
                .append(": ")
                .append(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = next(cause)) {
            line.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        lines.add(line.toString());
    }

    private static @Nullable IThrowableProxy next(IThrowableProxy thrown) {
        return thrown.getCause() == thrown ? null : thrown.getCause();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
        others.forEach(root::addAppender);
        for (int i = 0; i < opened.size(); i++) {
            opened.get(i).setLevel(levels.get(i));
        }
    }
}
