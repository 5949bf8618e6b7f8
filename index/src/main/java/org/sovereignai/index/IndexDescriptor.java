package org.sovereignai.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sovereignai.index.method.IndexException;

/**
 * What an index is: its hierarchy, its methods and what is uncertain about them.
 *
 * <p>As JSON, for two indicators under one score:
 *
 * <pre>{@code
 * {
 *   "name": "connectivity",
 *   "indicators": [
 *     {"code": "flights", "parent": "links", "denominator": "population"},
 *     {"code": "tariff", "parent": "links", "direction": -1, "weight": 2, "low": 0, "high": 20}
 *   ],
 *   "groups": [{"code": "links", "name": "Links"}],
 *   "method": {
 *     "screening": {"minimumCoverage": 0.75},
 *     "treatment": {"method": "skew-kurtosis"},
 *     "reference": "panel",
 *     "normalisation": {"method": "min-max"},
 *     "missing": "typical",
 *     "aggregation": [{"method": "geometric"}]
 *   },
 *   "factors": [
 *     {"kind": "choice", "name": "normalisation",
 *      "alternatives": [{}, {"normalisation": {"method": "percentile-rank"}}]},
 *     {"kind": "weight-noise", "name": "weights", "level": 1, "spread": 0.25}
 *   ]
 * }
 * }</pre>
 *
 * <p>Keys are the components of this record, {@link Indicator}, {@link Group}, {@link Method}, {@link Screening} and {@link Factor};
 * an unknown key is an error.
 *
 * @param name name of the index
 * @param indicators its indicators, at least one
 * @param groups its groups; every group without a parent is a score
 * @param method its methods, null for the standard ones
 * @param factors what is uncertain, null for nothing
 * @param notes why it is as it is, for readers of the descriptor
 */
public record IndexDescriptor(
        String name,
        List<Indicator> indicators,
        List<Group> groups,
        Method method,
        List<Factor> factors,
        List<String> notes)
        implements Serializable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            // An empty text would be a default, and half a direction the whole one.
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    /**
     * Checks that the parts fit together.
     *
     * @throws IndexException naming the code that is unknown, used twice, its own ancestor, without members or
     *     without weight
     */
    public IndexDescriptor {
        name = name == null ? "index" : name;
        indicators = indicators == null ? List.of() : List.copyOf(indicators);
        groups = groups == null ? List.of() : List.copyOf(groups);
        method = method == null ? Method.standard() : method;
        factors = factors == null ? List.of() : List.copyOf(factors);
        notes = notes == null ? List.of() : List.copyOf(notes);
        requireTree(indicators, groups);
        requireFactors(indicators, factors);
    }

    /** An index without uncertain factors. */
    public static IndexDescriptor of(String name, List<Indicator> indicators, List<Group> groups, Method method) {
        return new IndexDescriptor(name, indicators, groups, method, List.of(), List.of());
    }

    /**
     * Reads a descriptor.
     *
     * @param json the text
     * @param source name of the file, for messages
     * @throws IndexException naming the source, line and column of what cannot be used
     */
    public static IndexDescriptor read(String json, String source) {
        try {
            return JSON.readValue(json, IndexDescriptor.class);
        } catch (JsonProcessingException e) {
            String message = e.getCause() instanceof IndexException refused ? refused.getMessage() : wrong(e);
            String place =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new IndexException("The index descriptor " + source + place + " cannot be used: " + message, e);
        }
    }

    /** What is wrong with the JSON, with the key where a value is of another kind than it must be. */
    private static String wrong(JsonProcessingException e) {
        if (!(e instanceof MismatchedInputException mismatched) || mismatched.getTargetType() == null) {
            return e.getOriginalMessage();
        }
        Class<?> type = mismatched.getTargetType();
        String kind = Integer.class.equals(type) || int.class.equals(type)
                ? "a whole number"
                : Double.class.equals(type) || double.class.equals(type)
                        ? "a number"
                        : Collection.class.isAssignableFrom(type) ? "a list" : "";
        return kind.isEmpty()
                ? e.getOriginalMessage()
                : key(mismatched) + " is no " + kind.substring(2) + ": write " + kind
                        + ", without quotes, or leave the key out.";
    }

    /** Where in the JSON, as {@code indicators[1].weight}. */
    private static String key(JsonMappingException e) {
        StringBuilder key = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                key.append('[').append(step.getIndex()).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return key.toString();
    }

    /** The descriptor as JSON that {@link #read} takes. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The index descriptor " + name + " could not be written.", e);
        }
    }

    /** The same index with other methods. */
    public IndexDescriptor with(Method other) {
        return new IndexDescriptor(name, indicators, groups, other, factors, notes);
    }

    /** The same index with other uncertain factors. */
    public IndexDescriptor with(List<Factor> other) {
        return new IndexDescriptor(name, indicators, groups, method, other, notes);
    }

    /**
     * The same index without an indicator, or without a group and all below it; groups that lose their last member go
     * too.
     *
     * @throws IllegalArgumentException when the code is unknown
     * @throws IndexException when nothing would be left
     */
    public IndexDescriptor without(String code) {
        Set<String> gone = new HashSet<>(Set.of(code));
        boolean known = indicators.stream().anyMatch(i -> i.code().equals(code))
                || groups.stream().anyMatch(g -> g.code().equals(code));
        if (!known) {
            throw new IllegalArgumentException(
                    "The index " + name + " has no element " + code + ": name one of its indicators or groups.");
        }
        for (int size = 0; size != gone.size(); ) {
            size = gone.size();
            groups.stream().filter(g -> gone.contains(g.parent())).forEach(g -> gone.add(g.code()));
            indicators.stream().filter(i -> gone.contains(i.parent())).forEach(i -> gone.add(i.code()));
            groups.stream()
                    .filter(g -> membersOf(g.code()).allMatch(gone::contains))
                    .forEach(g -> gone.add(g.code()));
        }
        return new IndexDescriptor(
                name,
                indicators.stream().filter(i -> !gone.contains(i.code())).toList(),
                groups.stream().filter(g -> !gone.contains(g.code())).toList(),
                method,
                factors.stream()
                        .filter(f -> !(f instanceof Factor.Mix mix) || !gone.contains(mix.indicator()))
                        .map(f -> f instanceof Factor.Choice choice ? choice.without(gone) : f)
                        .toList(),
                notes);
    }

    /** Every column of the data that the index, its denominators and its factors read. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        for (Indicator indicator : indicators) {
            columns.add(indicator.column());
            if (indicator.denominator() != null) {
                columns.add(indicator.denominator());
            }
        }
        for (Factor factor : factors) {
            if (factor instanceof Factor.Mix mix) {
                columns.addAll(List.of(mix.from(), mix.to()));
            } else if (factor instanceof Factor.Choice choice) {
                choice.alternatives()
                        .forEach(alternative ->
                                columns.addAll(alternative.columns().values()));
            }
        }
        return columns;
    }

    /** Every attribute of units that an imputation by group reads. */
    public Set<String> attributes() {
        Set<String> attributes = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(method.imputation()),
                        factors.stream()
                                .filter(Factor.Choice.class::isInstance)
                                .flatMap(f -> ((Factor.Choice) f).alternatives().stream())
                                .map(Alternative::imputation))
                .filter(imputation -> imputation != null && imputation.group() != null)
                .forEach(imputation -> attributes.add(imputation.group()));
        return attributes;
    }

    private Stream<String> membersOf(String group) {
        return Stream.concat(
                indicators.stream().filter(i -> i.parent().equals(group)).map(Indicator::code),
                groups.stream().filter(g -> group.equals(g.parent())).map(Group::code));
    }

    private static void requireTree(List<Indicator> indicators, List<Group> groups) {
        Map<String, String> parents = new HashMap<>();
        Map<String, Double> memberWeight = new HashMap<>();
        List<String> codes = new ArrayList<>();
        for (Group group : groups) {
            codes.add(group.code());
            parents.put(group.code(), group.parent());
            if (group.parent() != null) {
                memberWeight.merge(group.parent(), group.weight(), Double::sum);
            }
        }
        for (Indicator indicator : indicators) {
            codes.add(indicator.code());
            memberWeight.merge(indicator.parent(), indicator.weight(), Double::sum);
        }
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                throw new IndexException("The code " + code + " is used twice: give every element its own.");
            }
        }
        memberWeight.forEach((group, weight) -> {
            if (!parents.containsKey(group)) {
                throw new IndexException("The parent " + group + " is no group: add it or correct its name.");
            }
            if (weight == 0) {
                throw new IndexException(
                        "All members of group " + group + " have weight 0: give one a positive weight.");
            }
        });
        for (Group group : groups) {
            if (!memberWeight.containsKey(group.code())) {
                throw new IndexException("Group " + group.code() + " has no members: add some or remove it.");
            }
            String ancestor = group.parent();
            for (int step = 0; ancestor != null; step++) {
                if (step > groups.size()) {
                    throw new IndexException("Group " + group.code() + " is its own ancestor: correct the parents.");
                }
                ancestor = parents.get(ancestor);
            }
        }
        if (indicators.isEmpty()) {
            throw new IndexException("The index has no indicators: add at least one.");
        }
    }

    private static void requireFactors(List<Indicator> indicators, List<Factor> factors) {
        Set<String> known =
                new HashSet<>(indicators.stream().map(Indicator::code).toList());
        Set<String> names = new HashSet<>();
        Set<String> single = new HashSet<>();
        for (Factor factor : factors) {
            if (!names.add(factor.name())) {
                throw new IndexException(
                        "The factor " + factor.name() + " is there twice: give every factor its own name.");
            }
            Set<String> used = new HashSet<>();
            if (factor instanceof Factor.InputError && !single.add("")
                    || factor instanceof Factor.Mix only && !single.add(only.indicator())) {
                throw new IndexException("Factor " + factor.name()
                        + " comes after another of its kind for the same data: keep one of them.");
            }
            if (factor instanceof Factor.Mix mix) {
                used.add(mix.indicator());
            } else if (factor instanceof Factor.Choice choice) {
                choice.alternatives().forEach(a -> used.addAll(a.columns().keySet()));
            }
            used.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
                throw new IndexException("Factor " + factor.name() + " names the indicator " + code
                        + ", which the index has not: correct its code.");
            });
        }
    }
}
