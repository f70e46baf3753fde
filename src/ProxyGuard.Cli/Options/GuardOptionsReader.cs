using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Conclude;
using ProxyGuard.Cli.Doctor;
using ProxyGuard.Cli.Explain;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Options;

/// <summary>Makes options of flags, action inputs and variables, or tells every fault at once.</summary>
internal sealed class GuardOptionsReader(
    CommandLineArguments arguments, IReadOnlyDictionary<string, string> environment, Language language)
{
    private const string Prefix = "PROXYGUARD_";
    private const string OwnImage = "PROXYGUARD_IMAGE"; // Set by our image: it never holds the build as well.
    // Only a container action has its workspace there: a job that runs in a container as a whole shares it with the build.
    private const string ContainerWorkspace = "/github/workspace";
    private static readonly TimeSpan LeastBudget = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MostBudget = TimeSpan.FromMinutes(2);

    private readonly OptionWording _words = language.Options;
    private readonly OptionValues _values = new(arguments, environment, language.Options);
    private readonly List<OptionFault> _faults = [.. arguments.Faults(language)];

    /// <summary>The options; null exactly when there are faults.</summary>
    public (CliOptions? Options, IReadOnlyList<OptionFault> Faults) Read()
    {
        var mode = (Mode)OneOf(OptionTable.Mode, (int)Mode.Guard);
        var ci = (CiChoice)OneOf(OptionTable.Ci, (int)CiChoice.Auto);
        // It is spoken already; here it is only said whether it may be.
        OneOf(OptionTable.Lang, 0);
        var options = new CliOptions
        {
            Language = language,
            Guard = ReadGuard(),
            Mode = mode,
            Conclusion = mode == Mode.Conclude ? new ConclusionReader(_values, environment, _words, _faults).Read() : null,
            From = mode == Mode.Comment ? ReadFrom(ci) : null,
            FailedBuild = mode == Mode.Doctor ? ReadFailedBuild() : null,
            Ci = ci,
            Format = (OutputFormat)OneOf(OptionTable.Format, (int)OutputFormat.Text),
            ReportFile = ReadReportFile(),
            ReportUrl = ReadReportUrl(),
            ReportToken = ReadToken(OptionTable.ReportToken),
            MayComment = OneOf(OptionTable.Comment, 0) == 0,
            CommentToken = ReadToken(OptionTable.CommentToken) ?? TokenOfJob(ci),
            Warnings = [.. NearMisses()],
        };
        RefuseContradictions(options, mode);
        return _faults.Count == 0 ? (options, []) : (null, _faults);
    }

    // Whether the file is there is not the option's fault: a stranger's run may have left none.
    private string? ReadFrom(CiChoice ci)
    {
        if (CiHosts.Resolve(ci, environment) != CiChoice.GitHub)
            _faults.Add(new OptionFault("comment", _words.CommentOnGitHubOnly));
        if (Single(OptionTable.From) is { } value) return value.Text;
        _faults.Add(Missing(OptionTable.From));
        return null;
    }

    private GuardOptions ReadGuard()
    {
        return new GuardOptions
        {
            Directories = ReadDirectories(),
            Proxies = ReadProxies(OptionTable.Proxies),
            PrivateProxies = ReadProxies(OptionTable.PrivateProxies),
            Private = Single(OptionTable.Private)?.Text,
            Direct = OneOf(OptionTable.Direct, -1) switch { 0 => DirectPolicy.Last, 1 => DirectPolicy.Never, _ => DirectPolicy.AsInForce },
            WhenNone = (WhenNone)OneOf(OptionTable.WhenNone, (int)WhenNone.Keep),
            Budget = ReadBudget(),
            Coverage = (Coverage)OneOf(OptionTable.Coverage, (int)Coverage.Sample),
            CaFile = ReadExistingFile(OptionTable.CaFile),
            Netrc = ReadExistingFile(OptionTable.Netrc),
            GoVersion = ReadGoVersion(),
            InContainer = environment.ContainsKey(OwnImage) || environment.GetValueOrDefault("GITHUB_WORKSPACE") == ContainerWorkspace,
        };
    }

    private string[] ReadDirectories()
    {
        var given = _values.Find(OptionTable.Directory);
        foreach (var value in given.Where(value => !Directory.Exists(value.Text)))
            Refuse(OptionTable.Directory, value, _words.NoDirectory);
        return given.Count > 0 ? [.. given.Select(value => value.Text)] : ["."];
    }

    private IReadOnlyList<ProxyUrl> ReadProxies(OptionDescriptor option)
    {
        if (Single(option) is not { } value) return [];
        var parsed = ProxyListOption.Parse(value.Text, option.Name);
        _faults.AddRange(parsed.Faults.Select(fault => new OptionFault(value.Origin, language.Engine.Say(fault.Words))));
        if (parsed is { IsValid: true, Value.Count: 0 }) Refuse(option, value, _words.NoProxy);
        return parsed.Value;
    }

    private TimeSpan ReadBudget()
    {
        var standard = new GuardOptions().Budget;
        if (Single(OptionTable.Budget) is not { } value) return standard;
        if (Duration.Parse(value.Text) is { } budget && budget >= LeastBudget && budget <= MostBudget) return budget;
        Refuse(OptionTable.Budget, value, NotAllowed);
        return standard;
    }

    private string? ReadGoVersion()
    {
        if (Single(OptionTable.GoVersion) is not { } value) return null;
        var version = value.Text.StartsWith("go", StringComparison.Ordinal) ? value.Text[2..] : value.Text;
        var numbers = version.Split('.');
        if (numbers is ["1", _] or ["1", _, _] && numbers.All(number => number.Length is > 0 and < 4 && number.All(char.IsAsciiDigit)))
            return version;
        Refuse(OptionTable.GoVersion, value, _words.NoGoVersion);
        return null;
    }

    private string? ReadExistingFile(OptionDescriptor option)
    {
        if (Single(option) is not { } value) return null;
        if (!File.Exists(value.Text)) Refuse(option, value, _words.NoFile);
        return value.Text;
    }

    private string? ReadReportFile()
    {
        if (Single(OptionTable.ReportFile) is not { } value) return null;
        if (ReportFile.WhyNotWritable(value.Text) is { } why)
            Refuse(OptionTable.ReportFile, value, shown => _words.CannotBeWritten(shown, why(language)));
        return value.Text;
    }

    private Uri? ReadReportUrl()
    {
        if (Single(OptionTable.ReportUrl) is not { } value) return null;
        if (Uri.TryCreate(value.Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            && url.Query.Length == 0 && url.Fragment.Length == 0) return url;
        Refuse(OptionTable.ReportUrl, value, NotAllowed);
        return null;
    }

    private LogFile ReadFailedBuild()
    {
        var given = arguments.Log is { } path ? new OptionValue(path, "doctor") : Single(OptionTable.Log);
        if (given is null) _faults.Add(Missing(OptionTable.Log));
        else if (given.Text != "-" && !File.Exists(given.Text)) Refuse(OptionTable.Log, given, _words.NoFile);
        if (arguments.Log is not null && _values.Find(OptionTable.Log) is [{ Origin: var origin }, ..] && origin == OptionTable.Log.Flag)
            _faults.Add(new OptionFault(origin, _words.Allowed(_words.AnotherLog, _words.OneOfThem)));
        return new LogFile(given?.Text ?? "-");
    }

    // Anything else could not stand in a header, and a line break there would be another header.
    private Secret? ReadToken(OptionDescriptor option)
    {
        if (Single(option) is not { } value) return null;
        if (value.Text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            Refuse(option, value, _words.NoTokenCharacter);
        return new Secret(value.Text);
    }

    // Nobody chose this: what is no token is none. Only the host's own is taken: another's would be shown to a stranger.
    private Secret? TokenOfJob(CiChoice ci)
    {
        var variable = CiHosts.Resolve(ci, environment) switch
        {
            CiChoice.GitHub => "GITHUB_TOKEN",
            CiChoice.Azure => "SYSTEM_ACCESSTOKEN",
            _ => "",
        };
        var token = environment.GetValueOrDefault(variable, "").Trim();
        return token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~') ? null : new Secret(token);
    }

    private void RefuseContradictions(CliOptions options, Mode mode)
    {
        if (arguments.Command != ExplainCommand.Name) RefuseForeign(ExplainCommand.Name, OptionTable.FaultMap, OptionTable.Chain);
        // Not the run key: an earlier guard of the same job left one.
        if (mode != Mode.Conclude) RefuseForeign("conclude", OptionTable.JobStatus);
        if (mode is not (Mode.Conclude or Mode.Doctor)) RefuseForeign(_words.Both("conclude", "doctor"), OptionTable.Log);
        if (mode != Mode.Comment) RefuseForeign("comment", OptionTable.From);
        _faults.AddRange(
            CandidateList.FaultsOf(options.Guard).Select(fault => new OptionFault(fault.File, language.Engine.Say(fault.Words))));
        if (options.Guard is { Direct: DirectPolicy.Never, WhenNone: WhenNone.Direct })
            Contradict(OptionTable.Direct, OptionTable.WhenNone, _words.NeverAndDirect);
        if (options.ReportToken is not null && _values.Find(OptionTable.ReportUrl).Count == 0)
            Contradict(OptionTable.ReportToken, OptionTable.ReportUrl, _words.TokenWithoutAddress);
        if (options is { ReportToken: not null, ReportUrl: { Scheme: "http", IsLoopback: false } })
            Contradict(OptionTable.ReportToken, OptionTable.ReportUrl, _words.TokenUnencrypted);
    }

    private void RefuseForeign(string command, params ReadOnlySpan<OptionDescriptor> options)
    {
        foreach (var option in options)
        {
            if (_values.Find(option) is [var value, ..]) _faults.Add(new OptionFault(value.Origin, _words.ForOnly(command)));
        }
    }

    private void Contradict(OptionDescriptor one, OptionDescriptor other, string why) =>
        _faults.Add(new OptionFault(_words.Both(one.Name, other.Name), why));

    // A variable that is nearly one of ours does nothing, silently: worth a word, but others may own the name.
    private IEnumerable<string> NearMisses()
    {
        var known = OptionTable.All.Select(option => option.Variable).ToHashSet();
        var words = known.Select(variable => variable[Prefix.Length..].ToLowerInvariant()).ToList();
        var unknown = environment.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !known.Contains(name));
        foreach (var name in unknown.Order(StringComparer.Ordinal))
        {
            if (Suggestion.Nearest(name[Prefix.Length..], words) is { } nearest)
                yield return _words.NearMiss(name, Prefix + nearest.ToUpperInvariant());
        }
    }

    /// <summary>The index of the value in the option's closed list.</summary>
    private int OneOf(OptionDescriptor option, int byDefault)
    {
        if (Single(option) is not { } value) return byDefault;
        var index = option.Values.Index().FirstOrDefault(pair => pair.Item == value.Text, (Index: -1, Item: "")).Index;
        if (index >= 0) return index;
        Refuse(option, value, shown => _words.NotAllowed(shown, Suggestion.For(value.Text, option.Values, _words)));
        return byDefault;
    }

    private OptionValue? Single(OptionDescriptor option)
    {
        var found = _values.Find(option);
        if (found.Count > 1) _faults.Add(new OptionFault(found[0].Origin, _words.Allowed(_words.IsGivenTimes(found.Count), _words.Once)));
        if (found.Count == 0) return null;
        if (!string.IsNullOrWhiteSpace(found[0].Text)) return found[0];
        _faults.Add(new OptionFault(found[0].Origin, _words.Allowed(_words.IsEmpty, _words.Of(option).Allowed)));
        return null;
    }

    private string NotAllowed(string shown) => _words.NotAllowed(shown, "");

    private OptionFault Missing(OptionDescriptor option) =>
        new(option.Name, _words.Allowed(_words.IsMissing, _words.Of(option).Allowed));

    private void Refuse(OptionDescriptor option, OptionValue value, Func<string, string> why)
    {
        var shown = option.IsSecret ? "***" : OptionFault.Quote(value.Text);
        _faults.Add(new OptionFault(value.Origin, _words.Allowed(why(shown), _words.Of(option).Allowed)));
    }
}
