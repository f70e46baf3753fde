using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Readiness;

/// <summary>How the service goes.</summary>
internal sealed class StoppingOptions
{
    public const string Section = "Stopping";

    // Whoever sends SIGTERM waits for half a minute at most before it kills: what is in flight needs its share of that.
    public static readonly TimeSpan LongestNotice = TimeSpan.FromSeconds(15);

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new(
            "Stopping:Notice",
            $"from {TimeSpan.Zero} to {LongestNotice}",
            "How long a service that was told to stop still takes requests, while `/readyz` lets a gateway know."),
    ];

    /// <summary>How long requests are taken after the word to stop; up to fifteen seconds.</summary>
    public TimeSpan Notice { get; set; } = TimeSpan.Zero;
}

internal sealed class StoppingOptionsValidator : IValidateOptions<StoppingOptions>
{
    public ValidateOptionsResult Validate(string? name, StoppingOptions options) =>
        options.Notice >= TimeSpan.Zero && options.Notice <= StoppingOptions.LongestNotice
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(StoppingOptions.Settings[0].Fault(options.Notice));
}
