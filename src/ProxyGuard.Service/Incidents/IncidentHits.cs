namespace ProxyGuard.Service.Incidents;

/// <summary>Which repositories an incident hit.</summary>
internal static class IncidentHits
{
    /// <summary>The repositories by name with those of another hour, and how many there are.</summary>
    public static (IReadOnlyList<IncidentHit> Hits, long Repositories) Add(Incident incident, ProxyHour hour)
    {
        var hits = incident.Hits.ToDictionary(hit => hit.Repository, StringComparer.Ordinal);
        // Which are named does not depend on the order they come in.
        foreach (var hit in hour.Trouble.Hits.OrderBy(hit => hit.Repository, StringComparer.Ordinal)) Add(hits, hit, hour);
        var inOneHour = Math.Max(incident.Impact.Repositories, hour.Trouble.Impact.Repositories);
        return ([.. hits.Values.OrderBy(hit => hit.Repository, StringComparer.Ordinal)], Math.Max(hits.Count, inOneHour));
    }

    private static void Add(Dictionary<string, IncidentHit> hits, HourHit hit, ProxyHour hour)
    {
        if (hit.Minutes == 0) return;
        var (first, last) = (hour.Minute(MinuteBits.First(hit.Minutes)), hour.Minute(MinuteBits.Last(hit.Minutes)));
        if (hits.TryGetValue(hit.Repository, out var known))
            hits[hit.Repository] = known with { Failing = known.Failing + hit.Failing, Judged = known.Judged + hit.Judged, Last = last };
        else if (hits.Count < Incident.MostNamed) hits[hit.Repository] = new(hit.Repository, hit.Failing, hit.Judged, first, last);
    }
}
