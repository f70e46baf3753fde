using ProxyGuard.Cli.Conclude;
using ProxyGuard.Cli.Doctor;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Options;

/// <summary>Everything a person set: for the guard itself, and for telling.</summary>
internal sealed record CliOptions
{
    /// <summary>The language of everything that is said to people.</summary>
    public Language Language { get; init; } = Language.English;

    public required GuardOptions Guard { get; init; }

    public Mode Mode { get; init; }

    public bool ProbeOnly => Mode == Mode.Probe;

    /// <summary>What is told about the end of a build; null unless that is the command.</summary>
    public Conclusion? Conclusion { get; init; }

    /// <summary>The reports that a fork's run left behind; null unless they are to be commented.</summary>
    public string? From { get; init; }

    /// <summary>The log to say the cause of; null unless that is the command.</summary>
    public LogFile? FailedBuild { get; init; }

    public CiChoice Ci { get; init; }

    public OutputFormat Format { get; init; }

    public string? ReportFile { get; init; }

    public Uri? ReportUrl { get; init; }

    public Secret? ReportToken { get; init; }

    /// <summary>Whether trouble is told on the pull request.</summary>
    public bool MayComment { get; init; }

    public Secret? CommentToken { get; init; }

    /// <summary>What is not wrong but looks like a slip, such as a variable that is nearly an option's.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>What to do.</summary>
internal enum Mode
{
    Guard,
    Probe,
    Conclude,
    Comment,
    Doctor,
}

/// <summary>Which CI system to speak to.</summary>
internal enum CiChoice
{
    Auto,
    GitHub,
    Azure,
    None,
}

/// <summary>What is printed on standard output.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Dotenv,
    Shell,
}
