using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>What every connection needs, read once: the same trust, credentials and web proxies that <c>go</c> will use.</summary>
/// <param name="Trust">Which certificates are believed.</param>
/// <param name="Netrc">Credentials by host.</param>
/// <param name="WebProxy">HTTP_PROXY and its kin, by Go's rules.</param>
/// <param name="UserAgent">What we call ourselves, <c>ProxyGuard/VERSION</c>.</param>
/// <param name="Budget">The time that nothing outlasts.</param>
public sealed record ProbeSettings(CertificateTrust Trust, Netrc Netrc, GoWebProxy WebProxy, string UserAgent, TimeSpan Budget)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    /// <summary>What the run has used up before the first probe: it counts as waited.</summary>
    public TimeSpan Elapsed { get; private init; }

    /// <summary>The same with a fifth of the budget kept back for what may have to be asked afterwards.</summary>
    public ProbeSettings WithReserve() => this with { Budget = Budget * 0.8 };

    /// <summary>The same with what is left of the budget.</summary>
    /// <param name="elapsed">What was used up already.</param>
    public ProbeSettings Since(TimeSpan elapsed) =>
        this with { Budget = Budget - elapsed > Least ? Budget - elapsed : Least, Elapsed = elapsed };
}
