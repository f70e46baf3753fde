using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Options;

/// <summary>A value and where it came from, in the words the user set it with.</summary>
internal sealed record OptionValue(string Text, string Origin);

/// <summary>Finds each option's value: flags before action inputs before PROXYGUARD_ variables.</summary>
internal sealed class OptionValues(
    CommandLineArguments arguments, IReadOnlyDictionary<string, string> environment, OptionWording words)
{
    /// <summary>Every value of an option from the first source that has one; empty when it is not set.</summary>
    public IReadOnlyList<OptionValue> Find(OptionDescriptor option)
    {
        if (option.IsCommand && arguments.Command is { } command && option.Values.Contains(command))
            return [new OptionValue(command, words.Command)];
        if (arguments.Values(option) is { Count: > 0 } flags) return [.. flags.Select(text => new OptionValue(text, option.Flag))];
        return FromEnvironment(option, option.InputVariable, words.Input(option.Name, option.InputVariable))
            ?? FromEnvironment(option, option.Variable, words.Variable(option.Variable))
            ?? [];
    }

    // The runner passes an input that nobody set as an empty variable.
    private OptionValue[]? FromEnvironment(OptionDescriptor option, string variable, string origin)
    {
        if (!environment.TryGetValue(variable, out var text) || string.IsNullOrWhiteSpace(text)) return null;
        if (!option.IsRepeatable) return [new OptionValue(text.Trim(), origin)];
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => new OptionValue(line, origin))];
    }
}
