package org.sovereignai.jobs.indicators;

import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.schemas.Indicator;
import org.sovereignai.schemas.Schemas;

/** The families of measures that the indicator descriptors name. */
final class Families implements Serializable {

    /** By what they look at, in the order of their names. */
    private final TreeMap<String, List<Family<?>>> families;

    /**
     * Every family.
     *
     * @throws IllegalStateException if a descriptor names a class that is not there, or that has no public constructor
     *     without arguments
     */
    Families(Schemas schemas) {
        families = schemas.indicators().values().stream()
                .map(Indicator::stepClass)
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(
                        name -> groupOf(name).getName(),
                        TreeMap::new,
                        Collectors.mapping(Families::make, Collectors.toList())));
    }

    /**
     * What families make of groups.
     *
     * @param kind a group, as the families declare it
     */
    @SuppressWarnings("unchecked")
    <G> Stream<Figure> figures(Class<G> kind, Stream<G> groups) {
        List<Family<?>> ofKind = families.getOrDefault(kind.getName(), List.of());
        return groups.flatMap(group -> ofKind.stream().flatMap(family -> ((Family<G>) family).figures(group)));
    }

    /**
     * What a family looks at.
     *
     * @throws IllegalStateException if the class is no family
     */
    private static Class<?> groupOf(String className) {
        return Arrays.stream(named(className).getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType().equals(Family.class))
                .map(type -> (Class<?>) type.getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("An indicator descriptor names the class " + className
                        + ", which is no family of measures: let it implement Family"));
    }

    private static Family<?> make(String className) {
        try {
            return (Family<?>) named(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "An indicator descriptor names the family " + className
                            + ", which needs a public constructor without arguments",
                    e);
        }
    }

    private static Class<?> named(String className) {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "An indicator descriptor names the class " + className + ", which is not there", e);
        }
    }
}
