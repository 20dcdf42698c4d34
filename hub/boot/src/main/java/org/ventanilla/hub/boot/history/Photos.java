package org.ventanilla.hub.boot.history;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;

/**
 * Photos of imported records: files below the folder of the import, and addresses of hosts that were named. What cannot be had is
 * told, and the report comes without it.
 */
final class Photos {
    private static final int MOST = 10;
    private static final int MOST_BYTES = 15 * 1024 * 1024;

    private final Wanted wanted;
    private final Rooms hub;

    /**
     * What is taken.
     *
     * @param folder below which files are; null for none
     * @param hosts from which addresses are fetched; no others are asked
     */
    record Wanted(@Nullable Path folder, Set<String> hosts) {
        static final Wanted NONE = new Wanted(null, Set.of());
    }

    Photos(Wanted wanted, Rooms hub) {
        this.wanted = wanted;
        this.hub = hub;
    }

    /** The entry with its photos as files. */
    Entry taken(Entry entry) {
        if (entry.photos().isEmpty() || wanted.equals(Wanted.NONE)) {
            return entry;
        }
        List<Attachment> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String photo : entry.photos()) {
            if (files.size() >= MOST) {
                problems.add("photos-too-many");
                break;
            }
            take(photo, files, problems);
        }
        return entry.with(files, problems);
    }

    private void take(String photo, List<Attachment> files, List<String> problems) {
        String lower = photo.toLowerCase(Locale.ROOT);
        boolean address = lower.startsWith("http://") || lower.startsWith("https://");
        Optional<byte[]> bytes = address ? fetched(photo, problems) : read(photo, problems);
        if (bytes.isPresent()) {
            Attachment kept = hub.keep(bytes.get(), name(photo));
            String type = kept.sniffedType();
            if (type == null || !type.startsWith("image/")) {
                problems.add("photo-not-a-picture");
            } else {
                files.add(kept);
            }
        }
    }

    private Optional<byte[]> fetched(String photo, List<String> problems) {
        URI from;
        try {
            from = URI.create(photo);
        } catch (IllegalArgumentException e) {
            problems.add("photo-address-unreadable");
            return Optional.empty();
        }
        if (from.getHost() == null || !wanted.hosts().contains(from.getHost())) {
            problems.add("photo-host-not-allowed");
            return Optional.empty();
        }
        Optional<byte[]> bytes = hub.fetch(from, wanted.hosts(), MOST_BYTES);
        if (bytes.isEmpty()) {
            problems.add("photo-not-fetched");
        }
        return bytes;
    }

    /** Links that lead out of the folder lead nowhere. */
    private Optional<byte[]> read(String photo, List<String> problems) {
        Path folder = wanted.folder();
        try {
            if (folder == null) {
                problems.add("photo-not-wanted");
                return Optional.empty();
            }
            Path file = folder.resolve(photo);
            if (!Files.isRegularFile(file)) {
                problems.add("photo-missing");
            } else if (!file.toRealPath().startsWith(folder.toRealPath())) {
                problems.add("photo-outside");
            } else if (Files.size(file) > MOST_BYTES) {
                problems.add("photo-too-large");
            } else {
                return Optional.of(Files.readAllBytes(file));
            }
        } catch (InvalidPathException e) {
            problems.add("photo-missing");
        } catch (IOException e) {
            problems.add("photo-unreadable");
        }
        return Optional.empty();
    }

    private static String name(String photo) {
        String last = photo.substring(Math.max(photo.lastIndexOf('/'), photo.lastIndexOf('\\')) + 1);
        return last.isBlank() ? "photo" : last;
    }
}
