using ProxyGuard.Cli.Options;
using ProxyGuard.Core.Choosing;

namespace ProxyGuard.Cli.Output;

/// <summary>What a decision exports, exactly.</summary>
internal static class Variables
{
    /// <summary>Name and exact value of each variable; only here does GOPROXY carry its credentials.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="runKey">The run's key for a later step that concludes it; null when nobody could use it.</param>
    /// <exception cref="InvalidOperationException">A value that no decision may hold: nothing at all is exported then.</exception>
    public static IReadOnlyDictionary<string, string> Of(ChainDecision decision, Guid? runKey)
    {
        var exported = decision.Variables.ToDictionary(
            pair => pair.Key, pair => pair.Key == "GOPROXY" ? decision.After.Reveal() : pair.Value, StringComparer.Ordinal);
        if (runKey is { } key) exported[OptionTable.RunKey.Variable] = key.ToString();
        foreach (var (name, value) in exported) Check(name, value);
        return exported;
    }

    // An empty GOPROXY means Go's default to go, and one bad element makes every request fail.
    private static void Check(string name, string value)
    {
        var isName = name.Length > 0 && !char.IsAsciiDigit(name[0])
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
        if (!isName) throw new InvalidOperationException("a decision exports a variable whose name is none");
        var mayHoldSpace = name is "GOSUMDB" or "GOFLAGS";
        if (value.Any(letter => char.IsControl(letter) || (char.IsWhiteSpace(letter) && !(mayHoldSpace && letter == ' ')))
            || (value.Length == 0 && name == "GOPROXY"))
            throw new InvalidOperationException($"a decision exports a value for {name} that go could not read");
    }
}
