using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Security;

/// <summary>How much one token may ask.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    // A matrix behind one address must not be what is refused.
    public const int Least = 600;
    public const int Most = 10_000_000;

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new(
            "Access:RequestsPerMinute",
            $"from {Least} to {Most}",
            "Requests a minute that one token may make, lastingly; beside them 1,000 at once."),
    ];

    /// <summary>Requests a minute that one token may make, lastingly; beside them a matrix of jobs may come at once.</summary>
    public int RequestsPerMinute { get; set; } = 6000;
}

internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options) =>
        options.RequestsPerMinute is >= AccessOptions.Least and <= AccessOptions.Most
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(AccessOptions.Settings[0].Fault(options.RequestsPerMinute));
}
