using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;

namespace ProxyGuard.Cli.Wording;

/// <summary>Words for what a probe met, for what is thought of a proxy, and for what was asked of it.</summary>
internal abstract class OutcomeWording
{
    public abstract string Of(ProbeOutcome outcome);

    public abstract string Of(Health health);

    public abstract string Of(Endpoint endpoint);
}
