using System.CommandLine;
using System.CommandLine.Parsing;
using ProxyGuard.Cli.Doctor;
using ProxyGuard.Cli.Explain;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Options;

/// <summary>What stood on the command line: the command, the flags' values, and what was wrong with it.</summary>
internal sealed class CommandLineArguments
{
    // A mode can be an action's input too; explaining is for people and tests.
    private static readonly string[] Commands = [.. OptionTable.Mode.Values, ExplainCommand.Name];

    private readonly Dictionary<string, IReadOnlyList<string>> _values = [];
    private readonly Dictionary<OptionDescriptor, Option<string[]>> _flags = [];
    private readonly Option<bool> _version = new("--version") { Recursive = true };
    private readonly Option<bool> _help = new("--help", "-h", "-?") { Recursive = true };
    private readonly Argument<string?> _report = new("report") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> _log = new("log") { Arity = ArgumentArity.ZeroOrOne };
    private readonly IReadOnlyList<string> _arguments;
    private readonly ParseResult _result;

    public CommandLineArguments(IReadOnlyList<string> arguments)
    {
        _arguments = arguments;
        _result = Grammar().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (Commands.Contains(_result.CommandResult.Command.Name)) Command = _result.CommandResult.Command.Name;
        foreach (var (option, flag) in _flags)
        {
            if (_result.GetResult(flag) is { Implicit: false } given) _values[option.Name] = [.. given.Tokens.Select(token => token.Value)];
        }
    }

    /// <summary>The command word, or null when there is none.</summary>
    public string? Command { get; }

    public bool WantsVersion => _result.GetValue(_version);

    public bool WantsHelp => _result.GetValue(_help);

    /// <summary>The file that follows the command <c>explain</c>, or null.</summary>
    public string? Report => Command == ExplainCommand.Name ? _result.GetValue(_report) : null;

    /// <summary>The log that follows the command <c>doctor</c>, or null.</summary>
    public string? Log => Command == DoctorCommand.Name ? _result.GetValue(_log) : null;

    /// <summary>The values of a flag in the order given; empty when it was not given.</summary>
    public IReadOnlyList<string> Values(OptionDescriptor option) => _values.GetValueOrDefault(option.Name, []);

    /// <summary>What was wrong with it. The flag that names a language is read before anything is said in it.</summary>
    public IEnumerable<OptionFault> Faults(Language language) =>
        [.. _result.Errors.Select(error => OfParser(error, language.Options)), .. Unknown(language)];

    // Every value is a text, so nothing but a missing one is wrong to the parser.
    private static OptionFault OfParser(ParseError error, OptionWording words) => new(
        words.CommandLine,
        error.SymbolResult is OptionResult { Option.Name: var flag } ? words.NoValue(flag) : error.Message);

    private RootCommand Grammar()
    {
        var root = new RootCommand { TreatUnmatchedTokensAsErrors = false };
        root.Options.Clear();
        root.Options.Add(_version);
        root.Options.Add(_help);
        foreach (var option in OptionTable.All.Where(option => !option.IsCommand))
        {
            // Whether a flag may be given twice is checked by the reader, in the words of its other messages.
            _flags[option] = new Option<string[]>(option.Flag) { Arity = ArgumentArity.OneOrMore, Recursive = true };
            root.Options.Add(_flags[option]);
        }
        foreach (var command in Commands)
            root.Subcommands.Add(new Command(command) { TreatUnmatchedTokensAsErrors = false });
        root.Subcommands.Single(command => command.Name == ExplainCommand.Name).Arguments.Add(_report);
        root.Subcommands.Single(command => command.Name == DoctorCommand.Name).Arguments.Add(_log);
        root.SetAction(_ => 0);
        return root;
    }

    // What follows an unknown flag may be a secret meant for a misspelt one: only the flag's own name is ever shown.
    private IEnumerable<OptionFault> Unknown(Language language)
    {
        var words = language.Options;
        foreach (var token in _result.UnmatchedTokens)
        {
            if (token.StartsWith('-'))
            {
                var name = token.Split('=', ':')[0];
                yield return new OptionFault(
                    name, words.NoSuchOption(Suggestion.For(name, _flags.Keys.Select(option => option.Flag), words)));
            }
            else if (!FollowsUnknownFlag(token))
            {
                var what = words.UnexpectedArgument(OptionFault.Quote(token), Suggestion.For(token, Commands, words));
                yield return new OptionFault(words.CommandLine, words.Allowed(what, language.Grammar.List(Commands)));
            }
        }
    }

    private bool FollowsUnknownFlag(string token) =>
        Enumerable.Range(1, Math.Max(0, _arguments.Count - 1)).Any(i => _arguments[i] == token
            && _arguments[i - 1].StartsWith('-') && _result.UnmatchedTokens.Contains(_arguments[i - 1]));
}
