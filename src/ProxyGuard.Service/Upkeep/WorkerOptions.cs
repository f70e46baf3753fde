using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Upkeep;

/// <summary>When work in the background is done.</summary>
internal sealed class WorkerOptions
{
    public const string Section = "Worker";

    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new("Worker:Interval", $"from {Shortest} to {Longest}", "How long the worker rests between two rounds."),
    ];

    /// <summary>How long the worker rests between two rounds; one second to one day.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);
}

internal sealed class WorkerOptionsValidator : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options) =>
        options.Interval >= WorkerOptions.Shortest && options.Interval <= WorkerOptions.Longest
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(WorkerOptions.Settings[0].Fault(options.Interval));
}
