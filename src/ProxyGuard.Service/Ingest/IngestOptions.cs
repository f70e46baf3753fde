using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Ingest;

/// <summary>What is taken in.</summary>
internal sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>How long after a run its report is still taken; one hour to 14 days.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);
}

internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    // Raw runs are the duplicate check: none may be forgotten while its report is still taken.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, IngestOptions options) =>
        options.MaxAge >= Shortest && options.MaxAge <= Longest
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Ingest:MaxAge is {options.MaxAge}: it must be from 01:00:00 to 14.00:00:00");
}
