package org.sovereignai.schemas;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** Binds JSON to records in which a text, a list or a map is empty that the JSON leaves out. */
public final class EmptyIfAbsent {

    private EmptyIfAbsent() {}

    /** A mapper that does so, to be built. */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .withConfigOverride(String.class, EmptyIfAbsent::set)
                .withConfigOverride(List.class, EmptyIfAbsent::set)
                .withConfigOverride(Map.class, EmptyIfAbsent::set);
    }

    private static void set(MutableConfigOverride values) {
        values.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
}
