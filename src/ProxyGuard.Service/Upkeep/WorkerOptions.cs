using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Upkeep;

/// <summary>When work in the background is done.</summary>
internal sealed class WorkerOptions
{
    public const string Section = "Worker";

    /// <summary>How long the worker rests between two rounds; one second to one day.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);
}

internal sealed class WorkerOptionsValidator : IValidateOptions<WorkerOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, WorkerOptions options) =>
        options.Interval >= Shortest && options.Interval <= Longest
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Worker:Interval is {options.Interval}: it must be from 00:00:01 to 1.00:00:00");
}
