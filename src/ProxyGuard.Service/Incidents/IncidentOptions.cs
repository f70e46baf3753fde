using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Incidents;

/// <summary>What opens and closes an incident, and how long it is kept.</summary>
internal sealed class IncidentOptions
{
    public const string Section = "Incidents";

    internal static readonly SettingRange<int> FailingRunsRange =
        new("Incidents:FailingRuns", 2, 1000, "Failing runs an incident has at least; so many bad minutes make a row.");

    internal static readonly SettingRange<double> FailingShareRange =
        new("Incidents:FailingShare", 0.05, 1, "The share of an hour's judged runs from which on the hour counts as failing.");

    internal static readonly SettingRange<int> ServedHoursRange =
        new("Incidents:ServedHours", 1, 48, "After so many hours with runs and without a bad minute it is over.");

    internal static readonly SettingRange<TimeSpan> QuietAfterRange = new(
        "Incidents:QuietAfter", TimeSpan.FromHours(1), TimeSpan.FromDays(30),
        "An open one that no run looked at for so long is shown as last seen.");

    internal static readonly SettingRange<int> ManyRepositoriesRange =
        new("Incidents:ManyRepositories", 2, 100_000, "From so many repositories on it is one of many.");

    internal static readonly SettingRange<TimeSpan> KeepRange = new(
        "Incidents:Keep", TimeSpan.FromDays(31), TimeSpan.FromDays(3660),
        "How long incidents are kept, from when the proxy was last judged in them.");

    internal static readonly Setting RunbooksSetting = new(
        "Incidents:Runbooks",
        "an http or https address without credentials, query or fragment",
        "Where to read what to do; the cause is appended as `#cause`.")
    { Default = "[our page](runbooks.md)" };

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        FailingRunsRange.Setting, FailingShareRange.Setting, ServedHoursRange.Setting, QuietAfterRange.Setting,
        ManyRepositoriesRange.Setting, KeepRange.Setting, RunbooksSetting,
    ];

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
            .. IncidentOptions.FailingRunsRange.Faults(options.FailingRuns),
            .. IncidentOptions.FailingShareRange.Faults(options.FailingShare),
            .. IncidentOptions.ServedHoursRange.Faults(options.ServedHours),
            .. IncidentOptions.QuietAfterRange.Faults(options.QuietAfter),
            .. IncidentOptions.ManyRepositoriesRange.Faults(options.ManyRepositories),
            .. IncidentOptions.KeepRange.Faults(options.Keep),
            .. IsPage(options.Runbooks) ? Array.Empty<string>() : [IncidentOptions.RunbooksSetting.Fault($"'{options.Runbooks}'")],
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // It is linked to from pages and from Markdown: it must need no escaping in either.
    private static bool IsPage(string address) =>
        address.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~:/@!$+,;=%".Contains(letter))
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" };
}
