package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Inbound.DraftFile;

/**
 * Files that are fetched after their report: each is on disk before the report is acknowledged, because nobody will name it to
 * us again, and leaves the disk when its follow-up has a receipt. What an earlier run left is taken up at the start. Safe from
 * any thread.
 */
final class LateFiles implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(LateFiles.class);
    private static final Pattern NAMES = Pattern.compile("[0-9a-f]{64}\\" + LateFile.SUFFIX);

    private final String instance;
    private final DurableFolder folder;
    private final WorkerExecutor disk;
    private final LateFetch fetch;
    private final Map<String, LateFile> waiting = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    /** Fails when the folder cannot be written. */
    LateFiles(HostServices services, String instance, LateFetch fetch) throws IOException {
        this.instance = instance;
        this.fetch = fetch;
        this.folder = new DurableFolder(folder(services, instance));
        this.disk = services.vertx().createSharedWorkerExecutor("late-" + instance, 1);
    }

    /** Where an instance's late files are noted, and where what is being fetched lies meanwhile. */
    static Path folder(HostServices services, String instance) {
        return services.stateDir().resolve(instance).resolve("late");
    }

    /** Takes up what an earlier run left. */
    @Override
    public Future<Void> start() {
        return disk.executeBlocking(this::left)
                .onSuccess(left -> left.forEach(file -> {
                    synchronized (this) {
                        waiting.put(file.name(), file);
                    }
                    begin(file);
                }))
                .mapEmpty();
    }

    @Override
    public Future<Void> stop() {
        return disk.close();
    }

    private List<LateFile> left() throws IOException {
        var left = new ArrayList<LateFile>();
        for (Path file : folder.list(NAMES)) {
            try {
                left.add(LateFile.read(folder.read(file)));
            } catch (RuntimeException e) {
                LOG.error("not a late file, set aside file={} cause={}", file, Blame.of(e));
                folder.rename(file, file.getFileName() + Spool.ASIDE);
            }
        }
        return left;
    }

    /** Succeeds when every file that is yet to be fetched is safe on disk. */
    Future<Void> keep(String parent, List<DraftFile> files) {
        var fresh = new ArrayList<LateFile>();
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i) instanceof DraftFile.Remote remote) {
                fresh.add(new LateFile(parent, i, remote));
            }
        }
        return fresh.isEmpty() ? Future.succeededFuture() : disk.executeBlocking(() -> write(fresh));
    }

    private Void write(List<LateFile> files) throws IOException {
        for (LateFile file : files) {
            folder.write(file.name(), file.stored());
            synchronized (this) {
                waiting.put(file.name(), file);
            }
        }
        return null;
    }

    /** The report is safe: its files may be fetched. */
    void follow(String parent) {
        of(parent).forEach(this::begin);
    }

    /** The report was known, and its files with it. */
    void drop(String parent) {
        of(parent).forEach(this::forget);
    }

    private synchronized List<LateFile> of(String parent) {
        return waiting.values().stream()
                .filter(file -> file.parent().equals(parent) && !underway.contains(file.name()))
                .toList();
    }

    private void begin(LateFile file) {
        synchronized (this) {
            if (!underway.add(file.name())) {
                return;
            }
        }
        fetch.followUp(file)
                .onSuccess(receipt -> forget(file))
                .onFailure(cause -> LOG.warn(
                        "late file stays on disk for the next start instance={} parentKey={} index={} cause={}",
                        instance,
                        file.parent(),
                        file.index(),
                        Blame.of(cause)))
                .onComplete(done -> {
                    synchronized (this) {
                        underway.remove(file.name());
                    }
                });
    }

    private void forget(LateFile file) {
        synchronized (this) {
            waiting.remove(file.name());
        }
        // Inside a future: the disk's thread may be gone already when the instance stops.
        Future.<Void>succeededFuture()
                .compose(go -> disk.executeBlocking(() -> folder.delete(file.name())))
                .onFailure(cause -> LOG.warn(
                        "late file not removed, it is fetched once more at the next start instance={}",
                        instance,
                        cause));
    }
}
