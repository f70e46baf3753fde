using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;
using ProxyGuard.Service.Ingest;

namespace ProxyGuard.Service.Retention;

/// <summary>How long rows are kept, by the time of the run they are of.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    // A late run and the last sum over all repositories need what is still kept, also when the worker was away for a while.
    public static readonly TimeSpan Margin = TimeSpan.FromDays(2);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public const string Late = "Ingest:MaxAge and two days";

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        Of("Runs", Late, "Stored runs in which nothing failed. They are the duplicate check, so they outlast `Ingest:MaxAge`."),
        Of("Failures", "Retention:Runs", "Stored runs in which something failed."),
        Of("Hours", Late, "Rollups of hours."),
        Of("Days", "Retention:Hours", "Rollups of days; the default holds any 25 months."),
    ];

    /// <summary>Runs in which nothing failed. They are the duplicate check, so they outlast <see cref="IngestOptions.MaxAge"/>.</summary>
    public TimeSpan Runs { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Runs in which something failed; at least as long as the others.</summary>
    public TimeSpan Failures { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Rollups of hours.</summary>
    public TimeSpan Hours { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Rollups of days; at least as long as hours. The default holds any 25 months.</summary>
    public TimeSpan Days { get; set; } = TimeSpan.FromDays(762);

    /// <summary>A setting of this section, for the page with the rule of its least value, for a fault with that value too.</summary>
    public static Setting Of(string name, string least, string meaning) =>
        new($"{Section}:{name}", $"from {least} to {Longest}", meaning);
}

/// <summary>Checks how long rows are kept against each other and against how late a run is taken.</summary>
/// <param name="ingest">What sets the other options; not the checked value, whose own faults are told by its own validator.</param>
internal sealed class RetentionOptionsValidator(IEnumerable<IConfigureOptions<IngestOptions>> ingest) : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var shortest = MaxAge() + RetentionOptions.Margin;
        string[] faults =
        [
            .. Check("Runs", options.Runs, shortest, RetentionOptions.Late),
            .. Check("Failures", options.Failures, Max(options.Runs, shortest), "Retention:Runs"),
            .. Check("Hours", options.Hours, shortest, RetentionOptions.Late),
            .. Check("Days", options.Days, Max(options.Hours, shortest), "Retention:Hours"),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Check(string name, TimeSpan value, TimeSpan shortest, string why)
    {
        if (value < shortest || value > RetentionOptions.Longest)
            yield return RetentionOptions.Of(name, $"{shortest} ({why})", "").Fault(value);
    }

    // One value out of all reason makes one fault, not one in each value that is measured by it.
    private static TimeSpan Max(TimeSpan other, TimeSpan shortest) =>
        other > shortest && other <= RetentionOptions.Longest ? other : shortest;

    private TimeSpan MaxAge()
    {
        var options = new IngestOptions();
        foreach (var source in ingest) source.Configure(options);
        return new IngestOptionsValidator().Validate(null, options).Succeeded ? options.MaxAge : new IngestOptions().MaxAge;
    }
}
