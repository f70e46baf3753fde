using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Incidents;

/// <summary>The stored form of incidents and of their parts; causes and severities are stored by their codes.</summary>
internal static class IncidentEncoding
{
    private const int Version = 1;

    public static byte[] Write(Incident incident)
    {
        var writer = new PackedWriter().Number(Version);
        Write(writer, incident);
        return writer.ToArray();
    }

    public static Incident Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"an incident has version {version}, this program knows up to {Version}: update it");
        return ReadIncident(ref reader);
    }

    public static void Write(PackedWriter writer, Incident incident)
    {
        writer.Text(incident.Id).Text(incident.Proxy).Text(incident.Repository);
        Write(writer, incident.Opened);
        Write(writer, incident.LastFailing);
        Write(writer, incident.LastData);
        Write(writer, incident.Recovered ?? DateTimeOffset.UnixEpoch);
        Write(writer, incident.Closed ?? DateTimeOffset.UnixEpoch);
        writer.Number(incident.Failing).Number(incident.Judged);
        Write(writer, incident.Impact);
        Write(writer, incident.Causes);
        writer.Text(Codes.Of(incident.Severity));
        Write(writer, incident.Peak.Start);
        writer.Number(incident.Peak.Failing).Number(incident.Peak.Judged).Number(incident.Peak.Repositories);
        writer.Number(incident.Steps.Count);
        foreach (var step in incident.Steps)
        {
            Write(writer, step.Time);
            writer.Text(Codes.Of(step.Severity));
        }
        writer.Number(incident.Hits.Count);
        foreach (var hit in incident.Hits) Write(writer, hit);
    }

    public static Incident ReadIncident(ref PackedReader reader) => new()
    {
        Id = reader.Text(),
        Proxy = reader.Text(),
        Repository = reader.Text(),
        Opened = ReadTime(ref reader),
        LastFailing = ReadTime(ref reader),
        LastData = ReadTime(ref reader),
        Recovered = ReadTimeOrNull(ref reader),
        Closed = ReadTimeOrNull(ref reader),
        Failing = reader.Number(),
        Judged = reader.Number(),
        Impact = ReadImpact(ref reader),
        Causes = ReadCauses(ref reader),
        Severity = ReadSeverity(ref reader),
        Peak = new IncidentPeak(ReadTime(ref reader), reader.Number(), reader.Number(), reader.Number()),
        Steps = ReadSteps(ref reader),
        Hits = ReadHits(ref reader),
    };

    public static void Write(PackedWriter writer, IncidentImpact impact) => writer
        .Number(impact.Repositories).Number(impact.Poisoned)
        .Number(impact.FormerChainWouldFail).Number(impact.Rescued).Number(impact.RedByProxy);

    public static IncidentImpact ReadImpact(ref PackedReader reader) =>
        new(reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number());

    public static void Write(PackedWriter writer, IReadOnlyDictionary<IncidentCause, long> causes)
    {
        writer.Number(causes.Count);
        foreach (var (cause, count) in causes.OrderBy(pair => pair.Key)) writer.Text(Codes.Of(cause)).Number(count);
    }

    // A cause that a newer program knew counts as none that this one can name.
    public static Dictionary<IncidentCause, long> ReadCauses(ref PackedReader reader)
    {
        var causes = new Dictionary<IncidentCause, long>();
        for (var left = reader.Number(); left > 0; left--)
        {
            var cause = Codes.TryParse<IncidentCause>(reader.Text(), out var known) ? known : IncidentCause.Unknown;
            causes[cause] = causes.GetValueOrDefault(cause) + reader.Number();
        }
        return causes;
    }

    public static void Write(PackedWriter writer, DateTimeOffset minute) => writer.Number(minute.ToUnixTimeSeconds() / 60);

    public static DateTimeOffset ReadTime(ref PackedReader reader) => DateTimeOffset.FromUnixTimeSeconds(reader.Number() * 60);

    private static DateTimeOffset? ReadTimeOrNull(ref PackedReader reader) =>
        ReadTime(ref reader) is var time && time > DateTimeOffset.UnixEpoch ? time : null;

    private static IncidentSeverity ReadSeverity(ref PackedReader reader) =>
        Codes.TryParse<IncidentSeverity>(reader.Text(), out var severity) ? severity : IncidentSeverity.P3;

    private static SeverityStep[] ReadSteps(ref PackedReader reader)
    {
        var steps = new SeverityStep[reader.Number()];
        for (var i = 0; i < steps.Length; i++) steps[i] = new(ReadTime(ref reader), ReadSeverity(ref reader));
        return steps;
    }

    private static void Write(PackedWriter writer, IncidentHit hit)
    {
        writer.Text(hit.Repository).Number(hit.Failing).Number(hit.Judged);
        Write(writer, hit.First);
        Write(writer, hit.Last);
    }

    private static IncidentHit[] ReadHits(ref PackedReader reader)
    {
        var hits = new IncidentHit[reader.Number()];
        for (var i = 0; i < hits.Length; i++)
            hits[i] = new(reader.Text(), reader.Number(), reader.Number(), ReadTime(ref reader), ReadTime(ref reader));
        return hits;
    }
}
