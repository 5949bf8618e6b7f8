package org.sovereignai.measures.participation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sovereignai.measures.supply.Nation;

/** What lists of our own say of nations and of the items by which pushers are counted. */
public final class CodeLists {

    private final Set<String> hubs = new HashSet<>();
    private final Set<String> disputed = new HashSet<>();
    private final Map<String, Boolean> licences = new HashMap<>();
    private final Set<String> aiTopics = new HashSet<>();

    /** Adds an economy whose activity is inflated by the addresses of others. */
    public CodeLists hub(String nation) {
        hubs.add(nation);
        return this;
    }

    /** Adds a nation whose developers by network address and by stated place are far apart. */
    public CodeLists disputed(String nation) {
        disputed.add(nation);
        return this;
    }

    /** Adds a licence of which it is known whether it is an open one. */
    public CodeLists licence(String item, boolean isOpen) {
        licences.put(item, isOpen);
        return this;
    }

    /** Adds a topic that is about artificial intelligence. */
    public CodeLists aiTopic(String item) {
        aiTopics.add(item);
        return this;
    }

    Nation nation(String code) {
        return new Nation(code, hubs.contains(code));
    }

    /** Whether it is open how many of the developers who are counted for a nation live in it. */
    boolean isDisputed(String nation) {
        return disputed.contains(nation);
    }

    /** Whether a licence is an open one; empty where nobody could name it. */
    Optional<Boolean> isOpen(String licence) {
        return Optional.ofNullable(licences.get(licence));
    }

    boolean isAboutAi(String topic) {
        return aiTopics.contains(topic);
    }
}
