using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>Whom a proxy failed in an hour.</summary>
/// <param name="Impact">What they went through.</param>
/// <param name="Causes">Their probes, by the cause each speaks for.</param>
/// <param name="Hits">The repositories by name, at most <see cref="MostNamed"/>: those with the most failing runs.</param>
internal sealed record HourTrouble(
    IncidentImpact Impact, IReadOnlyDictionary<IncidentCause, long> Causes, IReadOnlyList<HourHit> Hits)
{
    /// <summary>So many repositories are named an hour; the others are counted.</summary>
    public const int MostNamed = 1000;

    private const int Version = 1;

    public static readonly HourTrouble None = new(IncidentImpact.None, new Dictionary<IncidentCause, long>(), []);

    /// <summary>One repository that a proxy failed.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="rollup">The proxy's hour there.</param>
    /// <param name="redByProxy">Its builds of the hour that were red because of a proxy.</param>
    public static HourTrouble Of(string repository, ProxyRollup rollup, long redByProxy) => new(
        new IncidentImpact(
            1, rollup.Verdicts.GetValueOrDefault(Health.Poisoned), rollup.FormerChainWouldFail, rollup.Rescued, redByProxy),
        IncidentCauses.Count(rollup.Outcomes, rollup.Failing),
        [new HourHit(repository, rollup.Failing, rollup.Judged, rollup.FailingSlots)]);

    /// <summary>Several repositories together.</summary>
    public static HourTrouble Merge(IReadOnlyCollection<HourTrouble> parts) => new(
        parts.Aggregate(IncidentImpact.None, (sum, part) => sum.With(part.Impact, sum.Repositories + part.Impact.Repositories)),
        parts.SelectMany(part => part.Causes).GroupBy(pair => pair.Key)
            .ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value)),
        [
            .. parts.SelectMany(part => part.Hits)
                .OrderByDescending(hit => hit.Failing).ThenBy(hit => hit.Repository, StringComparer.Ordinal).Take(MostNamed),
        ]);

    /// <summary>The same without the name of a repository.</summary>
    public HourTrouble Without(string repository) => this with { Hits = [.. Hits.Where(hit => hit.Repository != repository)] };

    public byte[] Write()
    {
        var writer = new PackedWriter().Number(Version);
        IncidentEncoding.Write(writer, Impact);
        IncidentEncoding.Write(writer, Causes);
        writer.Number(Hits.Count);
        foreach (var hit in Hits) writer.Text(hit.Repository).Number(hit.Failing).Number(hit.Judged).Bits(hit.Minutes);
        return writer.ToArray();
    }

    public static HourTrouble Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"an hour's trouble has version {version}, this program knows up to {Version}: update it");
        var impact = IncidentEncoding.ReadImpact(ref reader);
        var causes = IncidentEncoding.ReadCauses(ref reader);
        var hits = new HourHit[reader.Number()];
        for (var i = 0; i < hits.Length; i++) hits[i] = new(reader.Text(), reader.Number(), reader.Number(), reader.Bits());
        return new(impact, causes, hits);
    }
}

/// <summary>A repository that a proxy failed in an hour.</summary>
/// <param name="Repository">Its id.</param>
/// <param name="Failing">Its runs that found the proxy down or poisoned.</param>
/// <param name="Judged">Its runs that judged the proxy.</param>
/// <param name="Minutes">When it failed, as bits.</param>
internal sealed record HourHit(string Repository, long Failing, long Judged, ulong Minutes);
