using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Incidents;

/// <summary>What opens and closes an incident, and how long it is kept.</summary>
internal sealed class IncidentOptions
{
    public const string Section = "Incidents";

    /// <summary>Failing runs an incident has at least; 2 to 1000.</summary>
    public int FailingRuns { get; set; } = 3;

    /// <summary>The share of an hour's judged runs from which on the hour counts as failing; 0.05 to 1.</summary>
    public double FailingShare { get; set; } = 0.5;

    /// <summary>After so many hours with runs and without a failing one the incident is over; 1 to 48.</summary>
    public int ServedHours { get; set; } = 2;

    /// <summary>An open incident that no run looked at for so long is shown as last seen; one hour to 30 days.</summary>
    public TimeSpan QuietAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>From so many repositories on an incident is one of many; 2 to 100000.</summary>
    public int ManyRepositories { get; set; } = 10;

    /// <summary>How long incidents are kept, from when they last failed; 31 to 3660 days.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(762);

    /// <summary>The address of the page that says what to do, to which the cause is appended as <c>#cause</c>.</summary>
    public string Runbooks { get; set; } = "https://github.com/proxyguard/proxyguard/blob/main/docs/runbooks.md";
}

internal sealed class IncidentOptionsValidator : IValidateOptions<IncidentOptions>
{
    public ValidateOptionsResult Validate(string? name, IncidentOptions options)
    {
        string[] faults =
        [
            .. Range(nameof(options.FailingRuns), options.FailingRuns, 2, 1000),
            .. Range(nameof(options.FailingShare), options.FailingShare, 0.05, 1.0),
            .. Range(nameof(options.ServedHours), options.ServedHours, 1, 48),
            .. Range(nameof(options.QuietAfter), options.QuietAfter, TimeSpan.FromHours(1), TimeSpan.FromDays(30)),
            .. Range(nameof(options.ManyRepositories), options.ManyRepositories, 2, 100_000),
            .. Range(nameof(options.Keep), options.Keep, TimeSpan.FromDays(31), TimeSpan.FromDays(3660)),
            .. IsPage(options.Runbooks) ? Array.Empty<string>()
                : ["Incidents:Runbooks must be an http or https address without credentials, query or fragment"],
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // What is no number is in no range.
    private static IEnumerable<string> Range<T>(string key, T value, T least, T most) where T : IComparable<T>
    {
        if (!(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0))
            yield return FormattableString.Invariant($"Incidents:{key} is {value}: it must be from {least} to {most}");
    }

    // It is linked to from pages and from Markdown: it must need no escaping in either.
    private static bool IsPage(string address) =>
        address.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~:/@!$+,;=%".Contains(letter))
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" };
}
