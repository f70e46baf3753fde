using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Security;

/// <summary>How much one token may ask.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Requests a minute that one token may make, lastingly; beside them a matrix of jobs may come at once.</summary>
    public int RequestsPerMinute { get; set; } = 6000;
}

internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    // A matrix behind one address must not be what is refused.
    private const int Least = 600;
    private const int Most = 10_000_000;

    public ValidateOptionsResult Validate(string? name, AccessOptions options) =>
        options.RequestsPerMinute is >= Least and <= Most
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Access:RequestsPerMinute is {options.RequestsPerMinute}: it must be from {Least} to {Most}");
}
