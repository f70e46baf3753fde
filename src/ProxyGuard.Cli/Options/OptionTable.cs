namespace ProxyGuard.Cli.Options;

/// <summary>Every option there is. Nothing else names an option, its default or its values.</summary>
internal static class OptionTable
{
    public static OptionDescriptor Mode { get; } = OneOf("mode", "guard", ["guard", "probe", "conclude", "comment", "doctor"],
        "What to do: guard sets GOPROXY, probe does the same without setting anything, conclude tells the service how the build ended, "
        + "comment says on a fork's pull request what its run found, doctor says what a failed build's log blames.") with
    { IsCommand = true };

    public static OptionDescriptor Directory { get; } = Text("directory", "the working directory", "a directory; as an input or variable one per line",
        "Where the Go modules are: the go.work or go.mod there, else every go.mod up to 4 levels deep.") with
    { IsRepeatable = true };

    public static OptionDescriptor Proxies { get; } = Text("proxies", "the public hops in force",
        "a comma list of http, https or file URLs",
        "Public candidates in order of preference.");

    public static OptionDescriptor PrivateProxies { get; } = Text("private-proxies", "the other hops in force",
        "a comma list of http, https or file URLs",
        "Private candidates: always first, never reordered, never dropped.");

    public static OptionDescriptor Private { get; } = Text("private", "the GOPRIVATE in force", "a comma list of patterns as in GOPRIVATE",
        "Patterns of private modules, which no public proxy is ever asked for.");

    public static OptionDescriptor Direct { get; } = OneOf("direct", "last if in force, else never", ["last", "never"],
        "Whether the chain ends in direct.");

    public static OptionDescriptor WhenNone { get; } = OneOf("when-none", "keep", ["keep", "direct", "cache", "vendor", "fail"],
        "What to do when no proxy can be used: keep the environment, go direct, use the local module cache, use vendor, or fail the step. "
        + "What can be seen not to work, or cannot be seen, is not set.");

    public static OptionDescriptor Budget { get; } = Text("budget", "5s", "a duration such as 500ms, 5s or 2m, from 200ms to 2m",
        "The time that nothing outlasts.");

    public static OptionDescriptor Coverage { get; } = OneOf("coverage", "sample", ["sample", "full"],
        "How many modules are asked for: sample asks for a few, the same few all day; full asks for every module version of the "
        + "build list, as far as the budget allows.");

    public static OptionDescriptor Ci { get; } = OneOf("ci", "auto", ["auto", "github", "azure", "none"],
        "Which CI system to speak to.");

    public static OptionDescriptor Lang { get; } = OneOf("lang", "what LC_ALL, LC_MESSAGES or LANG says, else en", ["en", "zh"],
        "The language of everything that is said to people: English, or Simplified Chinese.");

    public static OptionDescriptor Format { get; } = OneOf("format", "text", ["text", "json", "dotenv", "shell"],
        "What is printed on standard output. Anything but text is for programs; text for people then goes to standard error.");

    public static OptionDescriptor ReportFile { get; } = Text("report-file", "none", "a file that can be written",
        "Writes the run report there, as JSON.");

    public static OptionDescriptor ReportUrl { get; } = Text("report-url", "none", "an http or https URL without credentials",
        "The ProxyGuard service that the run report is posted to.");

    public static OptionDescriptor ReportToken { get; } = Text("report-token", "none",
        "visible ASCII characters; only with https or loopback",
        "The bearer token for report-url. As a flag others on the machine can see it: prefer the input or the variable.") with
    { IsSecret = true };

    public static OptionDescriptor Comment { get; } = OneOf("comment", "on-failure", ["on-failure", "never"],
        "Whether a failing proxy is told in one comment on the pull request, which is kept up to date and says when it is over.");

    public static OptionDescriptor CommentToken { get; } = Text(
        "comment-token", "the variable GITHUB_TOKEN, on Azure Pipelines SYSTEM_ACCESSTOKEN",
        "visible ASCII characters",
        "The token that may comment on the pull request. As a flag others on the machine can see it: prefer the input or the variable.") with
    { IsSecret = true };

    public static OptionDescriptor From { get; } = Text("from", "none", "a run report, or a directory with several",
        "For comment: what report-file left behind in the run that this workflow follows. It is read as a stranger's.");

    public static OptionDescriptor JobStatus { get; } = Text(
        "job-status", "what AGENT_JOBSTATUS or CI_JOB_STATUS says", Conclude.JobStatus.Allowed,
        "For conclude: how the job ended. In GitHub Actions ${{ job.status }}.");

    public static OptionDescriptor Log { get; } = Text("log", "none", "a file, or - for standard input",
        "For conclude and doctor: the build's log, from which is read what broke a failed build. It is not sent anywhere.");

    public static OptionDescriptor RunKey { get; } = Text("run-key", "what guard left for later steps", "a UUID of version 7",
        "For conclude: the run of guard that the build began with.");

    public static OptionDescriptor CaFile { get; } = Text("ca-file", "what go would use", "a PEM file",
        "Extra root certificates to trust.");

    public static OptionDescriptor Netrc { get; } = Text("netrc", "what go would use", "a netrc file",
        "Credentials by host.");

    public static OptionDescriptor GoVersion { get; } = Text("go-version", "from go.mod", "a Go version such as 1.23 or 1.23.4",
        "The version of go that the chain must suit.");

    public static OptionDescriptor FaultMap { get; } = Text("faults", "none", "a JSON file, see docs/explain.md",
        "For explain: the made-up situation of which to say what go would do.");

    public static OptionDescriptor Chain { get; } = Text(
        "chain", "the one in force; of a saved report the one chosen", "a value of GOPROXY",
        "For explain: the chain to explain.");

    public static IReadOnlyList<OptionDescriptor> All { get; } =
    [
        Mode, Directory, Proxies, PrivateProxies, Private, Direct, WhenNone, Budget, Coverage, Ci, Lang, Format,
        ReportFile, ReportUrl, ReportToken, Comment, CommentToken, From, JobStatus, Log, RunKey, CaFile, Netrc, GoVersion, FaultMap, Chain,
    ];

    private static OptionDescriptor Text(string name, string byDefault, string allowed, string description) =>
        new(name, description) { Default = byDefault, Allowed = allowed };

    private static OptionDescriptor OneOf(string name, string byDefault, string[] values, string description) =>
        new(name, description) { Default = byDefault, Allowed = string.Join(", ", values), Values = values };
}
