using System.Globalization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Api;

/// <summary>
/// Reads the parameters of a request's query and collects every fault. A name nobody reads is a fault too: whoever mistypes one must not
/// get an answer to another question.
/// </summary>
internal sealed class QueryReader
{
    private static readonly string[] InstantForms =
        ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    private readonly IQueryCollection _query;
    private readonly List<ReportFault> _faults = [];

    public QueryReader(IQueryCollection query, params IReadOnlyList<ApiParameter> parameters)
    {
        _query = query;
        var names = parameters.Select(parameter => parameter.Name).ToList();
        if (query.Keys.Except(names, StringComparer.OrdinalIgnoreCase).Any())
            Refuse("?", $"must have no other parameters than {string.Join(", ", names)}");
    }

    public IReadOnlyList<ReportFault> Faults => _faults;

    public void Refuse(string name, FormattableString words) => _faults.Add(new ReportFault(name, words));

    /// <summary>A parameter that may be given once; null when it is not there.</summary>
    public string? Text(string name)
    {
        var values = _query[name];
        if (values.Count > 1) Refuse(name, $"must be given once");
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>Ids of proxies; empty when none is named.</summary>
    public IReadOnlySet<string> Proxies(string name)
    {
        var values = _query[name].Select(value => value ?? "").ToHashSet(StringComparer.Ordinal);
        if (values.Count > ReportLimits.Proxies) Refuse(name, $"must be given at most {ReportLimits.Proxies} times");
        if (!values.All(ReportIds.IsProxy)) Refuse(name, ReportIds.ProxyForm);
        return values;
    }

    public T? Code<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        if (Codes.TryParse<T>(text, out var value)) return value;
        Refuse(name, $"must be one of {string.Join(", ", Codes.All<T>())}");
        return null;
    }

    public int Number(string name, int otherwise, int most)
    {
        if (Text(name) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most) return value;
        Refuse(name, $"must be a whole number from 1 to {most}");
        return otherwise;
    }

    /// <summary>The instant a period begins; a day stands for its first moment.</summary>
    public DateTimeOffset? From(string name) => Time(name, TimeSpan.Zero);

    /// <summary>The instant before which a period ends; a day belongs to it.</summary>
    public DateTimeOffset? To(string name) => Time(name, TimeSpan.FromDays(1));

    private DateTimeOffset? Time(string name, TimeSpan length)
    {
        if (Text(name) is not { } text) return null;
        var time = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + (day.Year < 3000 ? length : TimeSpan.Zero)
            : Instant(text);
        if (time is { Year: >= 2000 and < 3000 }) return time;
        Refuse(name, $"must be a UTC day such as 2026-11-21 or an instant such as 2026-11-21T09:30:00Z, from 2000 to 2999");
        return null;
    }

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            InstantForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
}
