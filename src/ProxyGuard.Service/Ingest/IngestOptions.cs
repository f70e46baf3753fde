using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Ingest;

/// <summary>What is taken in.</summary>
internal sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>How far ahead of ours the clock of a run may be.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan ShortestAge = TimeSpan.FromHours(1);
    public static readonly TimeSpan LongestAge = TimeSpan.FromDays(365);

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new(
            "Ingest:MaxAge",
            $"from {ShortestAge} to {LongestAge}",
            "How long after a run its report is still taken; less than runs are kept."),
    ];

    /// <summary>How long after a run its report is still taken; one hour to a year, and less than runs are kept.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>Checks the value by itself; that runs are kept for longer is checked with the options of retention.</summary>
internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestOptions options) =>
        options.MaxAge >= IngestOptions.ShortestAge && options.MaxAge <= IngestOptions.LongestAge
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(IngestOptions.Settings[0].Fault(options.MaxAge));
}
