using Microsoft.Extensions.Options;
using ProxyGuard.Service.Ingest;

namespace ProxyGuard.Service.Retention;

/// <summary>How long rows are kept, by the time of the run they are of.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Runs in which nothing failed. They are the duplicate check, so they outlast <see cref="IngestOptions.MaxAge"/>.</summary>
    public TimeSpan Runs { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Runs in which something failed; at least as long as the others.</summary>
    public TimeSpan Failures { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Rollups of hours.</summary>
    public TimeSpan Hours { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Rollups of days; at least as long as hours. The default holds any 25 months.</summary>
    public TimeSpan Days { get; set; } = TimeSpan.FromDays(762);
}

/// <summary>Checks how long rows are kept against each other and against how late a run is taken.</summary>
/// <param name="ingest">What sets the other options; not the checked value, whose own faults are told by its own validator.</param>
internal sealed class RetentionOptionsValidator(IEnumerable<IConfigureOptions<IngestOptions>> ingest) : IValidateOptions<RetentionOptions>
{
    // A late run and the last sum over all repositories need what is still kept, also when the worker was away for a while.
    public static readonly TimeSpan Margin = TimeSpan.FromDays(2);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var shortest = MaxAge() + Margin;
        string[] faults =
        [
            .. Check("Runs", options.Runs, shortest, "Ingest:MaxAge and two days"),
            .. Check("Failures", options.Failures, Max(options.Runs, shortest), "Retention:Runs"),
            .. Check("Hours", options.Hours, shortest, "Ingest:MaxAge and two days"),
            .. Check("Days", options.Days, Max(options.Hours, shortest), "Retention:Hours"),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Check(string key, TimeSpan value, TimeSpan shortest, string why)
    {
        if (value < shortest || value > Longest) yield return $"Retention:{key} is {value}: it must be from {shortest} ({why}) to {Longest}";
    }

    // One value out of all reason makes one fault, not one in each value that is measured by it.
    private static TimeSpan Max(TimeSpan other, TimeSpan shortest) => other > shortest && other <= Longest ? other : shortest;

    private TimeSpan MaxAge()
    {
        var options = new IngestOptions();
        foreach (var source in ingest) source.Configure(options);
        return options.MaxAge >= IngestOptionsValidator.Shortest && options.MaxAge <= IngestOptionsValidator.Longest
            ? options.MaxAge
            : new IngestOptions().MaxAge;
    }
}
