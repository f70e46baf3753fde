namespace ProxyGuard.Core.Proxies;

/// <summary>A text that no printing, formatting or serialising can show by accident.</summary>
/// <param name="value">The secret itself.</param>
public sealed class Secret(string value)
{
    private readonly string _value = value;

    /// <summary>The secret itself, for the one place that must send it.</summary>
    public string Reveal() => _value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";
}
