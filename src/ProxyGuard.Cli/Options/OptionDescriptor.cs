namespace ProxyGuard.Cli.Options;

/// <summary>One option: what flags, action inputs, environment variables, help and docs are all made from.</summary>
internal sealed record OptionDescriptor(string Name, string Description)
{
    /// <summary>What counts when nobody sets it, in words for people.</summary>
    public required string Default { get; init; }

    /// <summary>What may stand there, in words for people.</summary>
    public required string Allowed { get; init; }

    /// <summary>The closed list of values; empty when the value is free text.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public bool IsSecret { get; init; }

    public bool IsRepeatable { get; init; }

    /// <summary>On the command line it is the command word and not a flag.</summary>
    public bool IsCommand { get; init; }

    public string Flag => "--" + Name;

    /// <summary>The runner replaces spaces only: the hyphen of <c>when-none</c> stays.</summary>
    public string InputVariable => "INPUT_" + Name.Replace(' ', '_').ToUpperInvariant();

    public string Variable => "PROXYGUARD_" + Name.Replace('-', '_').ToUpperInvariant();
}
