namespace ProxyGuard.Service.Incidents;

/// <summary>What is to become of the stored incidents of a scope.</summary>
/// <param name="Incidents">All that there are now, with their ids.</param>
/// <param name="Gone">Those that the data bear out no more.</param>
internal sealed record NamedIncidents(IReadOnlyList<Incident> Incidents, IReadOnlyList<Incident> Gone);

/// <summary>
/// Gives incidents their ids. One that failed at a common time with a known one of the same proxy is that one, the oldest of several: a
/// late run may move its minutes, join two to one, or cut one in two. What is new is named by the minute it opened.
/// </summary>
internal static class IncidentNaming
{
    /// <param name="repository">Whose they are; empty for the fleet.</param>
    /// <param name="derived">What the data say now.</param>
    /// <param name="known">What was stored of the same time.</param>
    /// <param name="settled">No run can come any more for what is before: an incident that opened there keeps its minute.</param>
    public static NamedIncidents Name(
        string repository, IEnumerable<Incident> derived, IReadOnlyCollection<Incident> known, DateTimeOffset settled)
    {
        var free = known.OrderBy(incident => incident.Id, StringComparer.Ordinal).ToList();
        var taken = known.Select(incident => incident.Id).ToHashSet(StringComparer.Ordinal);
        var named = new List<Incident>();
        foreach (var incident in derived.OrderBy(one => one.Opened).ThenBy(one => one.Proxy, StringComparer.Ordinal))
        {
            var same = free.Find(incident.Overlaps);
            if (same is not null) free.Remove(same);
            var id = same?.Id ?? NewId(repository, incident, taken);
            var opened = same is not null && same.Opened < settled ? same.Opened : incident.Opened;
            named.Add(incident with { Id = id, Repository = repository, Opened = opened });
        }
        return new(named, free);
    }

    private static string NewId(string repository, Incident incident, HashSet<string> taken)
    {
        var minute = incident.Opened;
        string id;
        do
        {
            id = IncidentId.Make(repository, incident.Proxy, minute);
            minute = minute.AddMinutes(1);
        }
        while (!taken.Add(id));
        return id;
    }
}
