using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Ingest;

/// <summary>What is taken in.</summary>
internal sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>How far ahead of ours the clock of a run may be.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(10);

    /// <summary>How long after a run its report is still taken; one hour to a year, and less than runs are kept.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>Checks the value by itself; that runs are kept for longer is checked with the options of retention.</summary>
internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, IngestOptions options) =>
        options.MaxAge >= Shortest && options.MaxAge <= Longest
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Ingest:MaxAge is {options.MaxAge}: it must be from {Shortest} to {Longest}");
}
