package org.sovereignai.measures.participation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.PageRank;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;

/**
 * How central a nation is among those that work on each other's code: PageRank of the year's graph, whose edges lead from
 * the nation that pushes to the nation that owns the repository, weighted by pushes and pull requests.
 */
public final class CollaborationCentrality implements Family<CodeYear> {

    @Override
    public Stream<Figure> figures(CodeYear year) {
        Collaboration graph = year.collaboration();
        List<String> nations = graph.nations();
        double[] scores = PageRank.scores(graph.amounts());
        return IntStream.range(0, scores.length)
                .mapToObj(place -> year.about(nations.get(place), graph.quarters())
                        .figure("collaboration_centrality", Estimate.unbounded(scores[place]))
                        .basedOn(scores.length)
                        .covering(graph.quarters().coverage())
                        .notingHub());
    }
}
